import { z } from 'zod'
import type { Happening } from '../measures/response.ts'

const pressure = z.number().min(0).max(60)

/** New set points from a time on, valid from the next breath; what is not said stays. */
const change = z.strictObject({ atMinutes: z.number().gt(0), pip: pressure.optional(), peep: pressure.optional() })

/** Pressures of a breath in cmH2O, and the time in min from which they hold. */
interface SetPoint {
  readonly atMinutes: number
  readonly pip: number
  readonly peep: number
}

/** What is set at the beginning, and its changes. */
interface Settings {
  readonly pip: number
  readonly peep: number
  readonly changes: readonly z.infer<typeof change>[]
}

/** Set points of the beginning and after each change. */
function setPoints({ pip, peep, changes }: Settings): readonly SetPoint[] {
  const points: SetPoint[] = [{ atMinutes: 0, pip, peep }]
  for (const said of changes) points.push({ ...points[points.length - 1], ...said })
  return points
}

/** Kinds of lungs that are drawn; all together in the shares of their source. */
const lungs = z.enum(['normal', 'ards', 'copd', 'mixed'])

const scenario = z
  .strictObject({
    minutes: z.number().min(0.2).max(120).default(2),
    /** Breaths per minute. */
    rate: z.number().min(5).max(60).default(20),
    inspirationSeconds: z.number().min(0.2).max(6).default(1),
    /** The target goes up, and down again after inspiration, in a straight line over so many seconds. */
    riseSeconds: z.number().min(0).max(2).default(0),
    fallSeconds: z.number().min(0).max(3).default(0.5),
    /** Inspiratory and end-expiratory pressure in cmH2O. */
    pip: pressure.default(20),
    peep: pressure.default(5),
    changes: z.array(change).default([]),
  })
  .refine((said) => said.inspirationSeconds + said.fallSeconds < 60 / said.rate, 'has no time for expiration')
  .refine((said) => said.riseSeconds <= said.inspirationSeconds, 'rises longer than it breathes in')
  .refine((said) => setPoints(said).every((each) => each.pip > each.peep), 'has a pip that is no higher than its peep')

/**
 * What a study says of ventilated adults. The breath by default has the times of the benchmark deluca (Suo, Agarwal, Xia et al., arXiv
 * 2102.06779, 2021): 20 a minute, one second at the inspiratory pressure, half a second down; its pressures there are 35 over 5 cmH2O.
 */
export const ventilationShape = {
  cohort: z.strictObject({
    size: z.int().min(1).max(10_000),
    lungs: lungs.default('mixed'),
    /** Compartments of the lung, side by side where there are two. */
    compartments: z.union([z.literal(1), z.literal(2)]).default(1),
  }),
  scenario: scenario.prefault({}),
  sensor: z
    .strictObject({
      /** Standard deviation of the noise of airway pressure in cmH2O, and of flow in L/s; of this project. */
      pressure: z.number().min(0).max(5).default(0.2),
      flow: z.number().min(0).max(0.5).default(0.01),
    })
    .prefault({}),
  ventilator: z
    .strictObject({
      /** Least and greatest pressure that it gives, in cmH2O. */
      minimum: z.number().min(-20).max(5).default(0),
      maximum: z.number().gt(5).max(100).default(60),
      /** Time constant with which it follows a command, in s; of this project. */
      lagSeconds: z.number().min(0).max(1).default(0.02),
      /** Resistance of the hose to the airway in cmH2O·s/L; of this project. */
      hose: z.number().min(0).max(50).default(4.5),
    })
    .prefault({}),
}

/** The same after its defaults are filled in. */
export type VentilationPlan = z.infer<z.ZodObject<typeof ventilationShape>>

/** Kinds of lungs of a plan. */
export type Lungs = z.infer<typeof lungs>

type Scenario = VentilationPlan['scenario']

// The time of a decision is a product, and may lie a hair before the breath that begins with it.
const hair = 1e-9

/** Seconds from one breath to the next. */
export const breathSeconds = ({ rate }: Scenario): number => 60 / rate

/** Which breath a time in s is in, from 0. */
export const breathAt = (said: Scenario, seconds: number): number => Math.floor((seconds + hair) / breathSeconds(said))

/** Seconds since the breath of a time in s began. */
export const sinceBreath = (said: Scenario, seconds: number): number => Math.max(0, seconds - breathAt(said, seconds) * breathSeconds(said))

/** Whether a time in s is in inspiration. */
export const isInspiration = (said: Scenario, seconds: number): boolean => sinceBreath(said, seconds) < said.inspirationSeconds - hair

/** Set points of each breath of a scenario, and of the one after the last. */
export function breathsOf(said: Scenario): readonly SetPoint[] {
  const points = setPoints(said)
  return Array.from({ length: breathAt(said, said.minutes * 60) + 1 }, (_, breath) => {
    const begins = breath * breathSeconds(said) + hair
    return points.findLast(({ atMinutes }) => atMinutes * 60 <= begins) ?? points[0]
  })
}

/** Airway pressure that is to be held at a time in s, in cmH2O. */
export function openTarget(said: Scenario): (seconds: number) => number {
  const breaths = breathsOf(said)
  const { inspirationSeconds, riseSeconds, fallSeconds } = said
  return (seconds) => {
    const { pip, peep } = breaths[Math.min(breaths.length - 1, breathAt(said, seconds))]
    const since = sinceBreath(said, seconds)
    if (isInspiration(said, seconds)) return since < riseSeconds ? peep + ((pip - peep) * since) / riseSeconds : pip
    const down = since - inspirationSeconds
    return down < fallSeconds - hair ? pip - ((pip - peep) * Math.max(0, down)) / fallSeconds : peep
  }
}

/** Changes of the inspiratory pressure as steps of the set point; a change of the end-expiratory one alone ends what can be judged. */
export const happeningsOf = ({ scenario: said }: VentilationPlan): readonly Happening[] => {
  const points = setPoints(said)
  return points.slice(1).map(({ atMinutes, pip }, i): Happening => {
    const { pip: before } = points[i]
    return { kind: pip === before ? 'end' : 'step', minutes: atMinutes, from: before, to: pip }
  })
}

import { syringePumps } from '@vitalbench/kernel/physiology'
import type { SyringePumpName } from '@vitalbench/kernel/physiology'
import { z } from 'zod'
import type { Happening } from '../measures/response.ts'

// BIS of somebody awake.
const awake = 97

const timed = z.strictObject({ atMinutes: z.number().min(0), value: z.number() })

/** Surgical stimulation as points added to BIS, linear between points in minutes: a step of 10 points for 10 minutes, the course of Struys 2004, or an own one. */
const stimulus = z.union([z.enum(['none', 'step', 'struys']), z.array(z.tuple([z.number().min(0), z.number().min(-50).max(50)])).min(2)])

/** What a study says of patients under anaesthesia. */
export const anaesthesiaShape = {
  cohort: z.strictObject({
    size: z.int().min(1).max(10_000),
    models: z.enum(['eleveld', 'bouillon']).default('bouillon'),
    ages: z.tuple([z.number().min(18), z.number().max(100)]).default([18, 80]),
  }),
  scenario: z
    .strictObject({
      minutes: z.number().min(10).max(1440).default(120),
      /** BIS that is to be held, and later changes of it. */
      target: z.number().min(20).max(80).default(50),
      targets: z.array(timed).default([]),
      stimulus: stimulus.default('struys'),
      /** When the stimulation begins. */
      stimulusFromMinutes: z.number().min(0).default(20),
      /** Induction is judged until here, maintenance from here on. */
      maintenanceFromMinutes: z.number().min(1).default(15),
      /** Remifentanil that runs beside what the controller gives, in µg/kg/min. */
      remifentanil: z.number().min(0).max(1).default(0),
    })
    .prefault({}),
  monitor: z.strictObject({ /** Standard deviation of the noise of BIS. */ noise: z.number().min(0).max(10).default(3) }).prefault({}),
  pump: z
    .strictObject({
      model: z.enum(Object.keys(syringePumps) as [SyringePumpName, ...SyringePumpName[]]).default('alaris-pk'),
      /** Greatest rate of propofol in mg/min. */
      maximum: z.number().gt(0).default(200),
    })
    .prefault({}),
}

/** The same after its defaults are filled in. */
export type AnaesthesiaPlan = z.infer<z.ZodObject<typeof anaesthesiaShape>>

type Course = readonly (readonly [minutes: number, points: number])[]

// The published course begins here.
const struysBegins = 9.9

/** Additive course of BIS after Struys, De Smet, Greenwald et al., Anesthesiology 100:640 (2004): minutes and points. */
const struysCourse: Course = [
  [9.9, 0],
  [10, 20],
  [12, 20],
  [13, 0],
  [19.9, 0],
  [20.2, 20],
  [21, 20],
  [21.5, 0],
  [26, -20],
  [27, 20],
  [28, 10],
  [36, 10],
  [37, 30],
  [37.5, 30],
  [38, 10],
  [41, 10],
  [41.5, 30],
  [42, 30],
  [43, 10],
  [47, 10],
  [47.5, 30],
  [50, 30],
  [51, 10],
  [56, 10],
  [56.5, 0],
]

const stepCourse: Course = [
  [0, 0],
  [0.1, 10],
  [10, 10],
  [10.1, 0],
]

/** Points of stimulation by minutes from its beginning. */
export const courseOf = ({ stimulus: said }: AnaesthesiaPlan['scenario']): Course =>
  said === 'none'
    ? []
    : said === 'step'
      ? stepCourse
      : said === 'struys'
        ? struysCourse.map(([minutes, points]) => [minutes - struysBegins, points])
        : said

/** Target of BIS at a time. */
export const targetAt = ({ scenario }: AnaesthesiaPlan, seconds: number): number =>
  scenario.targets.findLast(({ atMinutes }) => atMinutes * 60 <= seconds)?.value ?? scenario.target

/** What a session puts to the controller: induction and further steps of the target, both edges of a step of stimulation, the begin of others. */
export function happeningsOf(plan: AnaesthesiaPlan): readonly Happening[] {
  const { targets, target, stimulus: said, stimulusFromMinutes: from } = plan.scenario
  const steps = [{ atMinutes: 0, value: target }, ...targets].map(({ atMinutes, value }, i): Happening => ({
    kind: 'step',
    minutes: atMinutes,
    from: i === 0 ? awake : i === 1 ? target : targets[i - 2].value,
    to: value,
  }))
  const edges = said === 'step' ? [from, from + 10] : said === 'none' ? [] : [from]
  const disturbances = edges.map((minutes): Happening => {
    const to = targetAt(plan, minutes * 60)
    return { kind: said === 'step' ? 'disturbance' : 'end', minutes, from: to, to }
  })
  return [...steps, ...disturbances].toSorted((a, b) => a.minutes - b.minutes)
}

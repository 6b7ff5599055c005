import { z } from 'zod'
import type { Happening } from '../measures/response.ts'

const timed = z.strictObject({ atMinutes: z.number().min(0), value: z.number().min(40).max(120) })

/** Blood that is lost from a time on, until the next step. */
const bleeding = z.strictObject({ atMinutes: z.number().min(0), mlPerMinute: z.number().min(0).max(1000) })

/**
 * What a study says of bleeding patients who get fluid. The course by default follows experiments on sheep: a great loss first, fluid
 * from then on, and two more bleeds under treatment; Kramer, Kinsky, Prough et al., J Trauma 64:S333 (2008), Marques, Ford, Khan
 * et al., Disaster Mil Med 3:1 (2017). Its numbers are of this project; a loss of 31 to 40 % is class III of ATLS, 10th ed. (2018).
 */
export const fluidShape = {
  cohort: z.strictObject({ size: z.int().min(1).max(10_000) }),
  scenario: z
    .strictObject({
      minutes: z.number().min(10).max(1440).default(120),
      /** Mean arterial pressure that is to be held in mmHg, and later changes of it. */
      target: z.number().min(40).max(120).default(70),
      targets: z.array(timed).default([]),
      /** Loss before the session begins, in % of the patient's own blood volume, over so many minutes. */
      lost: z.strictObject({ percent: z.number().min(0).max(45).default(33), minutes: z.number().gt(0).max(240).default(30) }).prefault({}),
      haemorrhage: z.array(bleeding).default([
        { atMinutes: 50, mlPerMinute: 50 },
        { atMinutes: 55, mlPerMinute: 0 },
        { atMinutes: 80, mlPerMinute: 50 },
        { atMinutes: 85, mlPerMinute: 0 },
      ]),
    })
    .prefault({}),
  monitor: z
    .strictObject({
      /** Standard deviation of the noise of the pressure in mmHg; of this project. */ noise: z.number().min(0).max(20).default(2),
    })
    .prefault({}),
  pump: z.strictObject({ /** Greatest rate in mL/min; of this project. */ maximum: z.number().gt(0).max(1000).default(100) }).prefault({}),
}

/** The same after its defaults are filled in. */
export type FluidPlan = z.infer<z.ZodObject<typeof fluidShape>>

/** Pressure that is to be held at a time, in mmHg. */
export const targetAt = ({ scenario }: FluidPlan, seconds: number): number =>
  scenario.targets.findLast(({ atMinutes }) => atMinutes * 60 <= seconds)?.value ?? scenario.target

/** Blood lost at a time, in mL/min. */
export const bleedingAt = ({ scenario }: FluidPlan, minutes: number): number =>
  scenario.haemorrhage.findLast(({ atMinutes }) => atMinutes <= minutes + 1e-9)?.mlPerMinute ?? 0

/** The next change of the bleeding after a time in min; Infinity where there is none. */
export const nextBleedingAfter = ({ scenario }: FluidPlan, minutes: number): number =>
  scenario.haemorrhage.find(({ atMinutes }) => atMinutes > minutes + 1e-9)?.atMinutes ?? Infinity

/** What a session puts to the controller: the way up to the target, further steps of it, and the beginning of each bleed. */
export function happeningsOf(plan: FluidPlan, pressureAtStart: number): readonly Happening[] {
  const { target, targets, haemorrhage } = plan.scenario
  const steps = [{ atMinutes: 0, value: target }, ...targets].map(({ atMinutes, value }, i): Happening => {
    const from = i === 0 ? pressureAtStart : i === 1 ? target : targets[i - 2].value
    return { kind: from === value ? 'end' : 'step', minutes: atMinutes, from, to: value }
  })
  const bleeds = haemorrhage.flatMap(({ atMinutes, mlPerMinute }, i): readonly Happening[] => {
    const to = targetAt(plan, atMinutes * 60)
    return mlPerMinute > (haemorrhage[i - 1]?.mlPerMinute ?? 0) ? [{ kind: 'disturbance', minutes: atMinutes, from: to, to }] : []
  })
  return [...steps, ...bleeds].toSorted((a, b) => a.minutes - b.minutes)
}

import type { Session } from '@vitalbench/bench'
import { stream } from '@vitalbench/kernel/numbers'
import { z } from 'zod'
import type { ControlContract } from '../contract.ts'
import { resolveFault } from '../faults/fault.ts'
import type { PlannedFault } from '../faults/fault.ts'
import { glucoseShape } from '../plants/glucose-plan.ts'
import type { GlucosePlan } from '../plants/glucose-plan.ts'
import { glucose } from '../plants/glucose.ts'
import type { PlantPatient } from '../plants/plant.ts'
import { runSession } from '../session/run-session.ts'
import type { Setup } from '../session/setup.ts'
import { column } from '../session/trace.ts'

/** What a study may say of persons with diabetes. */
export type SaidOfGlucose = Partial<z.input<z.ZodObject<typeof glucoseShape>>>

/** A plan of the glucose plant with its defaults. */
export const glucosePlan = (said: SaidOfGlucose = {}): GlucosePlan => z.object(glucoseShape).parse({ cohort: { size: 2 }, ...said })

/** A plan in which nothing disturbs unless it is said: no food, no swing, no error of sensor and pump. */
export const quietPlan = ({ scenario, ...said }: SaidOfGlucose = {}): GlucosePlan =>
  glucosePlan({
    sensor: 'exact',
    pump: 'ideal',
    ...said,
    scenario: { days: 1, meals: [], mealJitterMinutes: 0, mealJitterShare: 0, countingError: 0, sensitivitySwing: 0, ...scenario },
  })

/** The patients of a plan without tables. */
export const glucosePatientsOf = async (plan: GlucosePlan): Promise<readonly PlantPatient[]> =>
  Array.fromAsync(await glucose.patients(plan, 'glucose test', async () => new Uint8Array()))

/** Insulin in U/h, a bolus in U and glucagon in µg, as much of it as there is. */
export type Order = readonly [basal: number, bolus?: number, glucagon?: number]

/** A controller by what it orders at a decision, given glucose in mg/dL, the announced meal in g and the target. */
export type Orders = (k: number, inputs: Readonly<Record<'glucose' | 'meal' | 'target', number>>) => Order

/** How a session of glucose differs from one decision every 5 min without faults. */
export interface DayOptions {
  readonly periodSeconds?: number
  readonly faults?: readonly PlannedFault[]
  readonly seed?: string
  readonly glucagon?: boolean
}

/** A session of a patient through the bench, and how to open it again. */
export async function glucoseDay(plan: GlucosePlan, patient: PlantPatient, orders: Orders, options: DayOptions = {}) {
  const { periodSeconds = 300, faults = [], seed = 'glucose day', glucagon = false } = options
  const contract: ControlContract = {
    periodSeconds,
    inputs: [
      { id: 'glucose', unit: 'mg/dL' },
      { id: 'meal', unit: 'g' },
      { id: 'target', unit: 'mg/dL' },
    ],
    outputs: [
      { id: 'insulin', unit: 'U/h', range: [0, 100], fallback: 'rest' },
      { id: 'bolus', unit: 'U', range: [0, 100], fallback: 0 },
      ...(glucagon ? [{ id: 'glucagon', unit: 'ug', range: [-1000, 1000] as [number, number], fallback: 0 }] : []),
    ],
  }
  const setup: Setup<GlucosePlan> = {
    plant: glucose,
    plan,
    patient,
    faults: faults.map((fault) => resolveFault(fault, glucose.faults)),
    contract,
    envelope: glucose.envelope,
    stream: (name) => stream(seed, name, patient.id),
  }
  const session: Session = {
    step(k, _seconds, [shown, meal, target], outputs) {
      outputs.set(orders(k, { glucose: shown, meal, target }).map((each) => each ?? 0))
      return null
    },
    end: async () => ({ acts: [], notes: [], chain: '' }),
  }
  const ran = await runSession(setup, session, new AbortController().signal)
  const { truth, shown, delivered, observations, commands } = ran.trace
  return {
    setup,
    ...ran,
    /** True glucose in mg/dL and carbohydrate in g that begins, at every decision and at the end. */
    course: column(truth, observations, 0),
    eaten: column(truth, observations, 1),
    /** The same as the controller saw it. */
    shown: column(shown, observations, 0),
    told: column(shown, observations, 1),
    /** Insulin that left the pump, U/h. */
    insulin: column(delivered, commands, 0),
    found: glucose.judge(ran.trace, plan, patient),
  }
}

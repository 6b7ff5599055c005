import { isForeign } from '@vitalbench/bench'
import type { Lab, Outcome, OutcomeValue, Product, SessionRecord } from '@vitalbench/bench'
import { indicesOf, plantOf } from './case.ts'
import type { ControlCase } from './case.ts'
import { contractOf, toldContract } from './contract.ts'
import { playbackValues, readPlayback } from './record.ts'
import { atHalfStep } from './session/half-step.ts'
import { runSession } from './session/run-session.ts'
import type { Ran } from './session/run-session.ts'
import type { Setup } from './session/setup.ts'
import { thinTrace } from './session/thin.ts'
import type { ControlPlan } from './plan.ts'
import type { PlantPatient } from './plants/plant.ts'

/** How a side of the study is called in front of its values. */
export type Side = 'product' | 'reference'

/** Name of a value of a side; those of the product have none in front. */
export const sideKey = (side: Side, name: string): string => (side === 'product' ? name : `reference.${name}`)

const minutes = (step: number, { trace }: Ran): number => (step * trace.periodSeconds) / 60

function valuesOf(setup: Setup<ControlPlan>, ran: Ran, product: Product): Readonly<Record<string, OutcomeValue>> {
  const { plant, plan, patient } = setup
  const indices = indicesOf(plan)
  const { trace, counts, failure, stopped, record } = ran
  const fine = atHalfStep(setup, trace, stopped?.step ?? trace.steps)
  const [coarse, half] = [plant.judge(trace, plan, patient), plant.judge(fine, plan, patient)]
  return {
    ...Object.fromEntries(indices.map(({ name }) => [`index.${name}`, coarse[name] ?? null])),
    ...Object.fromEntries(indices.map(({ name }) => [`half.${name}`, half[name] ?? null])),
    outOfRange: counts.outOfRange,
    tooFast: counts.tooFast,
    fallbacks: counts.fallbacks,
    late: ran.late,
    failedAtMinutes: failure && minutes(failure.step, ran),
    stoppedAtMinutes: stopped && minutes(stopped.step, ran),
    stoppedValue: stopped && Number.isFinite(stopped.value) ? stopped.value : null,
    outsideMinutes: ran.outsideSeconds / 60,
    ...thinTrace(setup, trace),
    ...plant.profile?.(trace, plan),
    ...playbackValues(record, isForeign(product)),
  }
}

const named = (side: Side, values: Readonly<Record<string, OutcomeValue>>): Readonly<Record<string, OutcomeValue>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [sideKey(side, name), value]))

const describePatient = ({ view, origin, draws }: PlantPatient): Readonly<Record<string, OutcomeValue>> => ({
  ...Object.fromEntries(Object.entries(view).map(([name, value]) => [`view.${name}`, value])),
  origin: origin ?? null,
  draws: draws ?? null,
})

/** Runs a case with the product, then with the reference, on the same patient and the same noise. */
export async function runControlCase(case_: ControlCase, plan: ControlPlan, lab: Lab): Promise<Outcome> {
  const { id, patient, condition, faults } = case_
  const plant = plantOf(plan)
  let verdict: Pick<Outcome, 'status' | 'reason'> = { status: 'ok', reason: null }
  const values: Record<string, OutcomeValue> = { patient: patient.id, condition, ...describePatient(patient) }
  for (const side of ['product', 'reference'] as const) {
    const [port, product] = [lab[side], lab.study[side]]
    if (!port || !product) continue
    const contract = contractOf(product)
    const setup: Setup<ControlPlan> = {
      plant,
      plan,
      patient,
      faults,
      contract,
      envelope: plan.envelope ?? plant.envelope,
      deadlineSeconds: plan.deadlineSeconds,
      // The same for every condition and for both sides, so that they differ by the faults and the controller alone.
      stream: (name) => lab.stream(name, patient.id),
    }
    const session = await port.session({
      contract: toldContract(contract),
      session: lab.stream('session name', `${id} ${side}`).uint32().toString(16),
      patient: patient.view,
      deadlineSeconds: plan.deadlineSeconds,
    })
    const ran = await runSession(setup, session, lab.signal)
    Object.assign(values, named(side, valuesOf(setup, ran, product)))
    if (ran.failure && verdict.status === 'ok') {
      const { what, step } = ran.failure
      const who = side === 'reference' ? 'reference product: ' : ''
      verdict = { status: what.status, reason: `${who}${what.reason} (at ${minutes(step, ran)} min; its fallback took over)` }
    }
  }
  return { case: id, ...verdict, values }
}

/** The record of the session of a side, for its playback; null where none was kept. */
export const recordOf = ({ values }: Outcome, side: Side): SessionRecord | null => readPlayback((name) => values[sideKey(side, name)])

import type { Session, SessionFailure, SessionRecord } from '@vitalbench/bench'
import { wires } from '../contract.ts'
import { openCommander } from './command.ts'
import type { CommandCounts } from './command.ts'
import { controlledAt, openSetup, stepsOf } from './setup.ts'
import type { Setup } from './setup.ts'
import { openTrace, putRow } from './trace.ts'
import type { Trace } from './trace.ts'

/** A session that was run: its trace, what the controller did, and why the envelope stopped it if it did. */
export interface Ran {
  readonly trace: Trace
  readonly record: SessionRecord
  readonly counts: CommandCounts
  readonly late: number
  /** What the controller did instead of acting, at which decision. */
  readonly failure: { readonly what: SessionFailure; readonly step: number } | null
  /** Decision at which the envelope stopped the session, and the value that did. */
  readonly stopped: { readonly step: number; readonly value: number } | null
  readonly outsideSeconds: number
}

// So often the thread looks up, so that an abort is heard.
const stepsBetweenLooks = 512

/** Rows from a stop on repeat the last true values. */
function repeatLast(trace: Trace, step: number): void {
  const { observations: width, truth } = trace
  const last = truth.slice(step * width, (step + 1) * width)
  for (let row = step + 1; row <= trace.steps; row++) truth.set(last, row * width)
}

/**
 * Runs one session in lock-step: sense, show, ask, bound, deliver, advance. A controller that fails is replaced by its fallback until the
 * end, so that the consequence is seen; beyond the envelope the session is stopped, and the rest of it counts as the value it had there.
 */
export async function runSession<P>(setup: Setup<P>, session: Session, signal: AbortSignal): Promise<Ran> {
  const { plant, plan, patient, contract, envelope, stream } = setup
  const { periodSeconds } = contract
  const steps = stepsOf(setup)
  const trace = openTrace({ periodSeconds, steps, observations: plant.observations.length, commands: plant.commands.length })
  const { run, rig } = openSetup(setup, false)
  const options = { periodSeconds, half: false, stream }
  const [sense, actuate] = [plant.sensor(plan, options), plant.actuator(plan, options)]
  const commander = openCommander(contract, { plant, rest: patient.rest })
  const tied = wires(contract.inputs, plant.observations)
  const held = controlledAt(setup)
  const [truth, shown] = [new Float64Array(trace.observations), new Float64Array(trace.observations)]
  const [wanted, delivered] = [new Float64Array(trace.commands), new Float64Array(trace.commands)]
  const [inputs, outputs] = [new Float64Array(contract.inputs.length), new Float64Array(contract.outputs.length)]
  let failure: Ran['failure'] = null
  let stopped: Ran['stopped'] = null
  let late = 0

  for (let k = 0; k <= steps; k++) {
    const seconds = k * periodSeconds
    rig.act(run, seconds)
    run.observe(truth)
    putRow(truth, trace.truth, k)
    if (!(truth[held] >= envelope[0] && truth[held] <= envelope[1])) {
      stopped = { step: k, value: truth[held] }
      repeatLast(trace, k)
      break
    }
    if (k === steps) break
    sense(truth, shown, seconds)
    rig.show(shown, seconds)
    putRow(shown, trace.shown, k)
    for (let i = 0; i < inputs.length; i++) inputs[i] = shown[tied[i].at] * tied[i].factor
    const reply = session.step(k, rig.clock(seconds), inputs, outputs)
    const what = reply instanceof Promise ? await reply : reply
    if (what) {
      if (what.status === 'late' && setup.deadlineSeconds !== undefined) late += 1
      else failure ??= { what, step: k }
    }
    commander.take(what ? null : outputs, wanted)
    rig.deliver(wanted, seconds)
    actuate(wanted, delivered, seconds)
    putRow(delivered, trace.delivered, k)
    run.advance(periodSeconds, delivered)
    if (k % stepsBetweenLooks === stepsBetweenLooks - 1) {
      await new Promise(setImmediate)
      if (signal.aborted) break
    }
  }
  return { trace, record: await session.end(), counts: commander.counts, late, failure, stopped, outsideSeconds: run.outsideSeconds() }
}

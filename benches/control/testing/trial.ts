import type { Controller } from '@vitalbench/bench'
import { stream } from '@vitalbench/kernel/numbers'
import type { Plant, PlantPatient } from '../plants/plant.ts'
import { openTrace } from '../session/trace.ts'
import type { Trace } from '../session/trace.ts'

/** A plant with one command in a scenario, and what acts on it. */
export interface Trial<P> {
  readonly plant: Plant<P>
  readonly plan: P
  readonly patient: PlantPatient
  readonly periodSeconds: number
  /** A built-in controller, or the command by time in s. */
  readonly by: Controller | ((seconds: number) => number)
  readonly half?: boolean
  /** Disturbances by name from the beginning on. */
  readonly caused?: Readonly<Record<string, number>>
}

/** Runs a session without faults, contract or envelope: all observations and the one command in the units of the plant. */
export function runTrial<P>({ plant, plan, patient, periodSeconds, by, half = false, caused = {} }: Trial<P>): Trace {
  const options = { periodSeconds, half, stream: (name: string) => stream('trial', name, patient.id) }
  const [run, sense, actuate] = [plant.open(patient, plan, options), plant.sensor(plan, options), plant.actuator(plan, options)]
  const { observations, commands } = plant
  const contract = {
    periodSeconds,
    inputs: observations,
    outputs: commands.map((each) => ({ ...each, range: [0, 100] as [number, number] })),
  }
  const session = typeof by === 'function' ? null : by.open({ contract, session: 'trial', patient: patient.view })
  const steps = Math.floor(plant.seconds(plan) / periodSeconds)
  const trace = openTrace({ periodSeconds, steps, observations: observations.length, commands: commands.length })
  for (const [name, value] of Object.entries(caused)) run.disturb(name, value)
  for (let k = 0; k <= steps; k++) {
    const row = trace.truth.subarray(k * observations.length, (k + 1) * observations.length)
    run.observe(row)
    if (k === steps) break
    const shown = trace.shown.subarray(k * observations.length, (k + 1) * observations.length)
    const delivered = trace.delivered.subarray(k, k + 1)
    sense(row, shown, k * periodSeconds)
    const wanted = new Float64Array(1)
    if (session) session.step(k, k * periodSeconds, shown, wanted)
    else if (typeof by === 'function') wanted[0] = by(k * periodSeconds)
    actuate(wanted, delivered, k * periodSeconds)
    run.advance(periodSeconds, delivered)
  }
  return trace
}

import type { OutcomeValue } from '@vitalbench/bench'
import { controlledAt } from './setup.ts'
import type { Setup } from './setup.ts'
import { column } from './trace.ts'
import type { Trace } from './trace.ts'

const mostPoints = 400

const written = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null)

/** Means of so many numbers each, so that a bolus between two points is not lost. */
const meansOf = (values: Float64Array, every: number): readonly (number | null)[] =>
  Array.from({ length: Math.ceil(values.length / every) }, (_, i) => {
    const part = values.subarray(i * every, (i + 1) * every)
    return written(part.reduce((sum, value) => sum + value, 0) / part.length)
  })

/** Every n-th row of a session for its picture, at most 400: true and shown value of the controlled variable, and the mean of the first command. */
export function thinTrace<P>(setup: Setup<P>, trace: Trace): Readonly<Record<string, OutcomeValue>> {
  const every = Math.max(1, Math.ceil(trace.steps / mostPoints))
  const held = controlledAt(setup)
  const kept = (values: Float64Array): readonly (number | null)[] =>
    Array.from({ length: Math.floor((values.length - 1) / every) + 1 }, (_, i) => written(values[i * every]))
  const first = setup.contract.outputs[0].id
  const command = setup.plant.commands.findIndex(({ id }) => id === first)
  return {
    traceMinutes: (every * trace.periodSeconds) / 60,
    traceTrue: kept(column(trace.truth, trace.observations, held)),
    traceShown: kept(column(trace.shown, trace.observations, held)),
    traceCommand: meansOf(column(trace.delivered, trace.commands, command), every),
  }
}

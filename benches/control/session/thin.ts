import type { OutcomeValue } from '@vitalbench/bench'
import { controlledAt } from './setup.ts'
import type { Setup } from './setup.ts'
import { column } from './trace.ts'
import type { Trace } from './trace.ts'

const mostPoints = 400

/** Every n-th row of a session for its picture, at most 400: true and shown value of the controlled variable, and the first command. */
export function thinTrace<P>(setup: Setup<P>, trace: Trace): Readonly<Record<string, OutcomeValue>> {
  const every = Math.max(1, Math.ceil(trace.steps / mostPoints))
  const held = controlledAt(setup)
  const kept = (values: Float64Array): readonly (number | null)[] =>
    Array.from({ length: Math.floor((values.length - 1) / every) + 1 }, (_, i) => {
      const value = values[i * every]
      return Number.isFinite(value) ? Number(value.toPrecision(6)) : null
    })
  const first = setup.contract.outputs[0].id
  const command = setup.plant.commands.findIndex(({ id }) => id === first)
  return {
    traceMinutes: (every * trace.periodSeconds) / 60,
    traceTrue: kept(column(trace.truth, trace.observations, held)),
    traceShown: kept(column(trace.shown, trace.observations, held)),
    traceCommand: kept(column(trace.delivered, trace.commands, command)),
  }
}

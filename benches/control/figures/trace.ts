import type { Figure } from '@vitalbench/bench'
import { conditionsOf } from '../case.ts'
import type { ControlPlan } from '../plan.ts'
import type { Plant } from '../plants/plant.ts'
import { aboutSession } from './conditions.ts'
import type { Session } from '../sessions.ts'

const drawn = (x: readonly number[], y: readonly number[]) => {
  const kept = x.map((_, i) => i).filter((i) => i < y.length && !Number.isNaN(y[i]))
  return { x: kept.map((i) => x[i]), y: kept.map((i) => y[i]) }
}

const mostBands = 40

const longestInMinutes = 240

/** The axis of time of a session: minutes, or hours where it is long. */
const scaleOf = (minutes: number) =>
  minutes <= longestInMinutes ? { per: 1, label: { key: 'axis.minutes' } } : { per: 60, label: { key: 'axis.hours' } }

/** Faults as ranges of the axis of time, which has so many minutes a unit. */
function faultBands(plan: ControlPlan, condition: string, { end, per }: { readonly end: number; readonly per: number }) {
  const faults = conditionsOf(plan).find(({ name }) => name === condition)?.faults ?? []
  return faults
    .flatMap(({ kind, fromMinutes, minutes, everyMinutes }) => {
      const starts =
        everyMinutes === undefined
          ? [fromMinutes]
          : Array.from(
              { length: Math.min(mostBands, Math.ceil((end - fromMinutes) / everyMinutes)) },
              (_, i) => fromMinutes + i * everyMinutes,
            )
      return starts
        .filter((from) => from < end)
        .map((from) => ({
          from: from / per,
          to: Math.min(end, from + minutes) / per,
          label: { key: `fault.${kind}` },
          kind: 'fault' as const,
        }))
    })
    .slice(0, mostBands)
}

/** True and shown values of a session over time with its faults, and below it what the controller did. */
export function traceFigures(session: Session, plan: ControlPlan, plant: Plant<ControlPlan>): readonly Figure[] {
  const { patient, condition } = session
  const every = session.number('traceMinutes')
  const end = plant.seconds(plan) / 60
  const { per, label } = scaleOf(end)
  const times = session.list('traceTrue').map((_, i) => (i * every) / per)
  const bands = faultBands(plan, condition, { end, per })
  const id = `${patient}-${condition}`
  const x = { label }
  return [
    {
      kind: 'curves',
      id: `trace-${id}`,
      title: aboutSession('figure.trace', session),
      caption: { key: 'figure.trace.caption' },
      x,
      y: { label: { key: `channel.${plant.controlled}` } },
      series: [
        { name: { key: 'figure.trace.true' }, mark: 'line', ...drawn(times, session.list('traceTrue')) },
        { name: { key: 'figure.trace.shown' }, mark: 'step', ...drawn(times, session.list('traceShown')) },
      ],
      bands,
      targets: plant.targets(plan),
    },
    {
      kind: 'curves',
      id: `commands-${id}`,
      title: aboutSession('figure.commands', session),
      caption: { key: 'figure.commands.caption' },
      x,
      y: { label: { key: `channel.${plant.commands[0].id}` } },
      series: [{ name: { key: 'figure.commands.delivered' }, mark: 'step', ...drawn(times, session.list('traceCommand')) }],
      bands,
    },
  ]
}

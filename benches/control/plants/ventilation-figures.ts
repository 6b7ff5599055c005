import type { Figure } from '@vitalbench/bench'
import { aboutSession } from '../figures/conditions.ts'
import type { Session } from '../sessions.ts'

/** Airway pressure, its target and flow of the worst breath of a session over time in s, with the breath before it. */
export const breathFigures = (session: Session): readonly Figure[] => {
  const { patient, condition } = session
  const [from, step] = [session.number('breathFrom'), session.number('breathStep')]
  const x = session.list('breathAirway').map((_, i) => from + i * step)
  const axis = { label: { key: 'axis.seconds' } }
  const words = { title: aboutSession('figure.breaths', session), caption: { key: 'figure.breaths.caption' } }
  return [
    {
      kind: 'curves',
      id: `breaths-${patient}-${condition}`,
      ...words,
      x: axis,
      y: { label: { key: 'channel.airway' } },
      series: [
        { name: { key: 'figure.trace.true' }, mark: 'line', x, y: session.list('breathAirway') },
        { name: { key: 'target.set' }, mark: 'step', x, y: session.list('breathTarget') },
      ],
    },
    {
      kind: 'curves',
      id: `flow-${patient}-${condition}`,
      ...words,
      x: axis,
      y: { label: { key: 'channel.flow' } },
      series: [{ name: { key: 'figure.trace.true' }, mark: 'line', x, y: session.list('breathFlow') }],
    },
  ]
}

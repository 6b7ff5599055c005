import type { Figure, Tone, Zone } from '@vitalbench/bench'
import { cvga, griZone } from '@vitalbench/kernel/physiology'
import { aboutSession } from '../figures/conditions.ts'
import { nominal } from '../nominal.ts'
import type { Session } from '../sessions.ts'
import { profileBins, profilePercentiles } from './glucose-indices.ts'
import type { GlucosePlan } from './glucose-plan.ts'

const hours = Array.from({ length: profileBins }, (_, i) => ((i + 0.5) * 24) / profileBins)

/** One percentile of the profiles of sessions, averaged over them. */
function percentileOf(sessions: readonly Session[], which: number): number[] {
  const profiles = sessions.map((session) => session.list('profile').slice(which * profileBins, (which + 1) * profileBins))
  return hours.map((_, bin) => {
    const values = profiles.map((profile) => profile[bin]).filter((value) => value !== undefined && !Number.isNaN(value))
    return values.reduce((total, value) => total + value, 0) / values.length
  })
}

function profileFigure(sessions: readonly Session[], words: Pick<Figure & { kind: 'curves' }, 'id' | 'title' | 'caption'>): Figure {
  const percentiles = profilePercentiles.map((_, which) => percentileOf(sessions, which))
  // Who decides less often than every half hour leaves some of them empty.
  const seen = hours.flatMap((_, bin) => (Number.isNaN(percentiles[0][bin]) ? [] : [bin]))
  const [p5, p25, p50, p75, p95] = percentiles.map((values) => seen.map((bin) => values[bin]))
  return {
    kind: 'curves',
    ...words,
    x: { label: { key: 'axis.dayHours' }, domain: [0, 24], ticks: [0, 6, 12, 18, 24] },
    y: { label: { key: 'channel.glucose' }, domain: [40, 300], ticks: [54, 70, 140, 180, 250] },
    series: [
      {
        name: { key: 'figure.agp.median' },
        mark: 'line',
        x: seen.map((bin) => hours[bin]),
        y: p50,
        ranges: [
          { name: { key: 'figure.agp.outer' }, low: p5, high: p95 },
          { name: { key: 'figure.agp.middle' }, low: p25, high: p75 },
        ],
      },
    ],
    targets: [{ low: 70, high: 180, label: { key: 'target.glucose' } }],
  }
}

type Range = readonly [number, number]

const polygon = (corners: readonly (readonly [number, number])[], id: string, tone: Tone): Zone => ({
  id,
  tone,
  label: { key: `zone.${id}` },
  polygon: corners,
})

const box = (id: string, tone: Tone, [x0, x1]: Range, [y0, y1]: Range): Zone =>
  polygon(
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ],
    id,
    tone,
  )

const [right, middle, left] = [[90, 110] as const, [70, 90] as const, [50, 70] as const]
const [low, between, high] = [[110, 180] as const, [180, 300] as const, [300, 400] as const]

const cvgaFields: readonly Zone[] = [
  box('A', 'good', right, low),
  box('lower B', 'acceptable', middle, low),
  box('upper B', 'acceptable', right, between),
  box('B', 'acceptable', middle, between),
  box('lower C', 'poor', left, low),
  box('upper C', 'poor', right, high),
  box('lower D', 'poor', left, between),
  box('upper D', 'poor', middle, high),
  box('E', 'bad', left, high),
]

/** Points of sessions, those without faults first. */
function series<P>(sessions: readonly Session[], point: (session: Session) => P) {
  const [plain, faulty] = [
    sessions.filter(({ condition }) => condition === nominal),
    sessions.filter(({ condition }) => condition !== nominal),
  ]
  return [
    { name: { key: 'group.no-fault' }, points: plain.map(point) },
    ...(faulty.length > 0 ? [{ name: { key: 'figure.withFaults' }, points: faulty.map(point) }] : []),
  ]
}

const rounded = (value: number): number => Number(value.toPrecision(3))

const place = (session: Session) => cvga({ low: session.number('lowGlucose'), high: session.number('highGlucose') })

function cvgaFigure(sessions: readonly Session[]): Figure {
  const good = sessions.filter((session) => ['A', 'B'].includes(place(session).zone)).length
  return {
    kind: 'zones',
    id: 'cvga',
    title: { key: 'figure.cvga' },
    caption: { key: 'figure.cvga.caption', values: { good: rounded((100 * good) / sessions.length) } },
    x: { label: { key: 'figure.cvga.x' }, domain: [110, 50], ticks: [110, 90, 70, 50] },
    y: { label: { key: 'figure.cvga.y' }, domain: [110, 400], ticks: [110, 180, 300, 400] },
    zones: cvgaFields,
    series: series(sessions, (session) => ({
      label: session.id,
      x: session.number('lowGlucose'),
      y: session.number('highGlucose'),
      zone: place(session).field,
    })),
  }
}

const griTones: Readonly<Record<string, Tone>> = { A: 'good', B: 'acceptable', C: 'poor', D: 'poor', E: 'bad' }
const [hypoEnd, hyperEnd] = [30, 60]

/** The strip of the plane between two values of the index 3·hypoglycaemia + 1.6·hyperglycaemia, cut off at the ends of the axes. */
function griStrip(id: string, from: number, to: number): Zone {
  // Where the line of an index meets the frame: first going up the left edge and along the top, then along the bottom and up the right edge.
  const start = (index: number): readonly (readonly [number, number])[] =>
    index / 1.6 <= hyperEnd ? [[0, index / 1.6]] : [[(index - 1.6 * hyperEnd) / 3, hyperEnd]]
  const end = (index: number): readonly (readonly [number, number])[] =>
    index / 3 <= hypoEnd ? [[index / 3, 0]] : [[hypoEnd, (index - 3 * hypoEnd) / 1.6]]
  const cornerStart = from / 1.6 <= hyperEnd && to / 1.6 > hyperEnd ? ([[0, hyperEnd]] as const) : []
  const cornerEnd = from / 3 <= hypoEnd && to / 3 > hypoEnd ? ([[hypoEnd, 0]] as const) : []
  return polygon([...start(from), ...cornerStart, ...start(to), ...end(to), ...cornerEnd, ...end(from)], id, griTones[id])
}

const furthest = 3 * hypoEnd + 1.6 * hyperEnd

const griZones: readonly Zone[] = [
  griStrip('A', 0, 20),
  griStrip('B', 20, 40),
  griStrip('C', 40, 60),
  griStrip('D', 60, 80),
  griStrip('E', 80, furthest),
]

function griFigure(sessions: readonly Session[]): Figure {
  return {
    kind: 'zones',
    id: 'gri',
    title: { key: 'figure.gri' },
    caption: { key: 'figure.gri.caption' },
    x: { label: { key: 'figure.gri.x' }, domain: [0, hypoEnd] },
    y: { label: { key: 'figure.gri.y' }, domain: [0, hyperEnd] },
    zones: griZones,
    series: series(sessions, (session) => ({
      label: session.id,
      x: session.number('hypoglycaemia'),
      y: session.number('hyperglycaemia'),
      zone: griZone(session.number('index.gri')),
    })),
  }
}

/** The profile of the cohort without faults, both grids, and the profile of every session with a page of its own. */
export function glucoseFigures(sessions: readonly Session[], { scenario }: GlucosePlan, shown: readonly Session[]): readonly Figure[] {
  const plain = sessions.filter(({ condition }) => condition === nominal)
  const seen = sessions.filter((session) => !Number.isNaN(session.number('lowGlucose')))
  if (plain.length === 0 || seen.length === 0) return []
  return [
    profileFigure(plain, {
      id: 'agp-cohort',
      title: { key: 'figure.agpCohort.plain' },
      caption: { key: 'figure.agpCohort.caption', values: { n: plain.length } },
    }),
    cvgaFigure(seen),
    griFigure(seen),
    ...shown.map((session) => {
      const { patient, condition } = session
      return profileFigure([session], {
        id: `agp-${patient}-${condition}`,
        title: aboutSession('figure.agp', session),
        caption: { key: 'figure.agp.caption', values: { days: scenario.days } },
      })
    }),
  ]
}

import type { Figure, Tone, ZonePoint } from '@vitalbench/bench'
import { worstFirst } from '../../figure/tones.ts'
import type { Words } from '../../words/words.ts'
import type { LegendEntry, PrintedTable } from '../report.ts'
import { exact, type FigureText } from './figure-text.ts'
import { tonesLegend, toneWord } from './tone-words.ts'

type Zones = Extract<Figure, { kind: 'zones' }>

const most = 100

/** How many points of a series lie in each zone, and in none. */
function describePoints({ zones }: Zones, { name, points }: Zones['series'][number], words: Words): string {
  const { say, text } = words
  const within = zones.map(({ id, label, tone }) => ({
    zone: say('figure.alternative.zone', { zone: text(label), tone: toneWord(words, tone) }),
    count: points.filter(({ zone }) => zone === id).length,
  }))
  const outside = points.length - within.reduce((sum, { count }) => sum + count, 0)
  const told = [...within, { zone: say('figure.noZone'), count: outside }]
    .filter(({ count }) => count > 0)
    .map(({ zone, count }) => `${zone}: ${words.count(count)}`)
  return say('figure.alternative.points', { name: text(name), count: points.length, zones: told.join('; ') || '–' })
}

/** All points, those of the worst zones first, so that a table of many is cut at its best end. */
function pointsTable({ title, x, y, zones, series }: Zones, words: Words): PrintedTable {
  const { say, text, count } = words
  const zoneOf = ({ zone }: ZonePoint) => zones.find(({ id }) => id === zone) ?? null
  const points = series
    .flatMap(({ name, points }) => points.map((point) => ({ name, point, zone: zoneOf(point) })))
    .toSorted((a, b) => worstFirst(a.zone?.tone ?? null, b.zone?.tone ?? null))
  const texts = [say('figure.series'), say('figure.point')]
  return {
    kind: 'table',
    caption: text(title),
    columns: [
      ...texts.map((column) => ({ title: column, kind: 'text' as const })),
      ...[x, y].map(({ label }) => ({ title: text(label), kind: 'number' as const })),
      ...[say('figure.zone'), say('figure.tone')].map((column) => ({ title: column, kind: 'text' as const })),
    ],
    rows: points
      .slice(0, most)
      .map(({ name, point, zone }) => [
        { text: text(name) },
        { text: text(point.label) },
        exact(words, point.x),
        exact(words, point.y),
        { text: zone === null ? say('figure.noZone') : text(zone.label) },
        { text: zone === null ? '–' : toneWord(words, zone.tone) },
      ]),
    note: points.length > most ? say('figure.thinned', { shown: count(most), total: count(points.length) }) : undefined,
  }
}

/** The words of a plane of zones: how many points lie where. */
export function zonesText(figure: Zones, words: Words): FigureText {
  const { say, text } = words
  const series = figure.series.map(({ name }, index): LegendEntry => ({ name: text(name), sign: { of: 'points', index } }))
  const tones = figure.zones.map(({ tone }): Tone => tone)
  return {
    description: [
      say('figure.alternative', { x: text(figure.x.label), y: text(figure.y.label) }),
      ...figure.series.map((points) => describePoints(figure, points, words)),
    ].join(' '),
    legend: [...series, ...tonesLegend(words, tones)],
    data: [pointsTable(figure, words)],
  }
}

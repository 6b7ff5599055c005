import type { Figure } from '@vitalbench/bench'
import { alarmTally, timeToDetection } from '@vitalbench/kernel/statistics'
import type { AlarmRule, AlarmTally } from '@vitalbench/kernel/statistics'
import { quantile } from '@vitalbench/kernel/numbers'
import { alarmsAt } from '../cohort.ts'
import type { Cohort } from '../cohort.ts'

/** Share of events detected by so many hours before onset. */
export function leadTimeFigure(tally: AlarmTally): Figure {
  const { hoursBefore, share, low, high } = timeToDetection(tally)
  return {
    kind: 'curves',
    id: 'lead-time',
    title: { key: 'figure.leadTime' },
    caption: { key: 'figure.leadTime.caption' },
    x: { label: { key: 'figure.leadTime.x' }, domain: [tally.rule.horizon, 0] },
    y: { label: { key: 'figure.leadTime.y' }, domain: [0, 1] },
    series: [
      {
        name: { key: 'figure.leadTime.events' },
        mark: 'step',
        x: Array.from(hoursBefore),
        y: Array.from(share),
        low: Array.from(low),
        high: Array.from(high),
      },
    ],
  }
}

const total = (column: Uint32Array): number => column.reduce((sum, value) => sum + value, 0)

const burden = ({ onset, lead, falseEpisodes, eventFreeHours }: AlarmTally) => ({
  x: (24 * total(falseEpisodes)) / total(eventFreeHours),
  y: lead.filter((hours) => hours >= 0).length / onset.filter((hour) => hour >= 0).length,
})

/** Event sensitivity against false alarms per patient-day over 60 thresholds, with the judged one as a point. */
export function burdenFigure(cohort: Cohort, { threshold, rule }: { readonly threshold: number; readonly rule: AlarmRule }): Figure {
  const finite = cohort.hours.scores.filter(Number.isFinite)
  const cuts = finite.length === 0 ? [] : Array.from({ length: 60 }, (_, k) => quantile(finite, 1 - ((k + 1) / 61) ** 2))
  const points = [...new Set(cuts)]
    .map((cut) => burden(alarmTally(alarmsAt(cohort, cut), rule)))
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
  const judged = burden(alarmTally(alarmsAt(cohort, threshold), rule))
  return {
    kind: 'curves',
    id: 'burden',
    title: { key: 'figure.burden' },
    caption: { key: 'figure.burden.caption' },
    x: { label: { key: 'figure.burden.x' } },
    y: { label: { key: 'figure.burden.y' }, domain: [0, 1] },
    series: [
      { name: { key: 'figure.roc.product' }, mark: 'line', x: points.map(({ x }) => x), y: points.map(({ y }) => y) },
      ...(Number.isFinite(judged.x) && Number.isFinite(judged.y)
        ? [{ name: { key: 'figure.roc.point' }, mark: 'points', x: [judged.x], y: [judged.y] } as const]
        : []),
    ],
  }
}

import type { Figure } from '@vitalbench/bench'
import type { CalibrationResults } from '../measures/calibration.ts'

const unit: readonly [number, number] = [0, 1]

function calibrationFigure({ bins, curve }: CalibrationResults): Figure {
  const filled = bins.flatMap(({ meanProbability, observed }) =>
    meanProbability !== null && observed.value !== null && observed.interval
      ? [{ x: meanProbability, y: observed.value, low: observed.interval.low, high: observed.interval.high }]
      : [],
  )
  return {
    kind: 'curves',
    id: 'calibration',
    title: { key: 'figure.calibration' },
    caption: { key: 'figure.calibration.caption' },
    x: { label: { key: 'figure.calibration.x' }, domain: unit },
    y: { label: { key: 'figure.calibration.y' }, domain: unit },
    diagonal: true,
    series: [
      { name: { key: 'figure.calibration.curve' }, mark: 'line', x: Array.from(curve.x), y: Array.from(curve.y) },
      {
        name: { key: 'figure.calibration.bins' },
        mark: 'points',
        x: filled.map(({ x }) => x),
        y: filled.map(({ y }) => y),
        low: filled.map(({ low }) => low),
        high: filled.map(({ high }) => high),
      },
    ],
  }
}

function decisionFigure({ decision }: CalibrationResults): Figure {
  const x = decision.map(({ threshold }) => threshold)
  const found = decision.map(({ netBenefit }) => netBenefit)
  const values = found.map(({ value }) => value ?? 0)
  const top = Math.max(...found.map(({ interval, value }) => interval?.high ?? value ?? 0), ...decision.map(({ treatAll }) => treatAll), 0)
  return {
    kind: 'curves',
    id: 'decision-curve',
    title: { key: 'figure.decision' },
    caption: { key: 'figure.decision.caption' },
    x: { label: { key: 'figure.decision.x' }, ...(x.length > 0 ? { domain: [x[0], x[x.length - 1]] as const } : {}) },
    y: { label: { key: 'figure.decision.y' }, ...(top > 0 ? { domain: [-0.1 * top, 1.05 * top] as const } : {}) },
    series: [
      {
        name: { key: 'figure.decision.model' },
        mark: 'line',
        x,
        y: values,
        low: found.map(({ interval }, k) => interval?.low ?? values[k]),
        high: found.map(({ interval }, k) => interval?.high ?? values[k]),
      },
      { name: { key: 'figure.decision.all' }, mark: 'line', x, y: decision.map(({ treatAll }) => treatAll) },
      { name: { key: 'figure.decision.none' }, mark: 'line', x, y: x.map(() => 0) },
    ],
  }
}

/** Reliability diagram and decision curve. */
export const calibrationFigures = (results: CalibrationResults): readonly Figure[] => [calibrationFigure(results), decisionFigure(results)]

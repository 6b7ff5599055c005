import type { OutcomeValue } from '@vitalbench/bench'
import { glycaemia, glycaemiaRisk, hypoglycaemiaEvents } from '@vitalbench/kernel/physiology'
import { quantileSorted } from '@vitalbench/kernel/numbers'
import { column } from '../session/trace.ts'
import type { Trace } from '../session/trace.ts'
import { modelOf } from './glucose-plan.ts'
import type { GlucosePlan } from './glucose-plan.ts'
import type { SessionIndex } from './plant.ts'

const positive = [0, Number.MAX_VALUE] as const
const share = [0, 100] as const

/** How well glucose was held, at what risk, and with how much insulin. */
export const glucoseIndices: readonly SessionIndex[] = [
  { name: 'timeInRange', unit: '%', better: 'higher', range: share, worst: 'least' },
  { name: 'timeBelow70', unit: '%', better: 'lower', range: share, worst: 'greatest' },
  { name: 'timeBelow54', unit: '%', better: 'lower', range: share, worst: 'greatest' },
  { name: 'timeAbove180', unit: '%', better: 'lower', range: share, worst: 'greatest' },
  { name: 'timeAbove250', unit: '%', better: 'lower', range: share, worst: 'greatest' },
  { name: 'timeInTightRange', unit: '%', better: 'higher', range: share, worst: 'least' },
  { name: 'gri', unit: '1', better: 'lower', range: share, worst: 'greatest' },
  { name: 'hypoEvents', unit: '/d', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'meanGlucose', unit: 'mg/dL', better: 'target', range: positive, worst: 'greatest' },
  { name: 'glucoseCv', unit: '%', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'gmi', unit: '%', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'lbgi', unit: '1', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'hbgi', unit: '1', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'insulinUsed', unit: '[iU]/d', better: 'target', range: positive, worst: 'greatest' },
  { name: 'glucagonUsed', unit: 'ug/d', better: 'target', range: positive, worst: 'greatest', needs: 'glucagon' },
]

// The indices of risk take the logarithm, and a model can fall to zero and below before the envelope stops it.
const lowest = 1

const courseOf = (trace: Trace): Float64Array => column(trace.truth, trace.observations, 0).map((value) => Math.max(lowest, value))

/** Indices of true plasma glucose at every decision, after the consensus of 2019, and what was delivered for it. */
export function judgeGlucose(trace: Trace, plan: GlucosePlan): Readonly<Record<string, number | null>> {
  const { periodSeconds, commands, delivered } = trace
  const course = courseOf(trace)
  const found = glycaemia(course)
  const given = (at: number): number => {
    let sum = 0
    for (let k = at; k < delivered.length; k += commands) sum += delivered[k]
    return sum
  }
  const { days } = plan.scenario
  return {
    timeInRange: found.timeInRange,
    timeInTightRange: found.timeInTightRange,
    timeBelow70: found.below70,
    timeBelow54: found.below54,
    timeAbove180: found.above180,
    timeAbove250: found.above250,
    meanGlucose: found.mean,
    glucoseCv: found.cv,
    gmi: found.gmi,
    lbgi: found.lbgi,
    hbgi: found.hbgi,
    gri: found.gri,
    hypoEvents: hypoglycaemiaEvents(course, periodSeconds / 60) / days,
    insulinUsed: (given(0) * periodSeconds) / 3600 / days,
    glucagonUsed: modelOf(plan) === 's2013' ? given(2) / days : null,
  }
}

const rounded = (value: number): number => Number(value.toPrecision(5))

/** Half hours of a day. */
export const profileBins = 48

/** Percentiles of a profile, as the consensus draws it. */
export const profilePercentiles = [5, 25, 50, 75, 95] as const

/** Percentiles of true glucose by half hour of the day, row-major by percentile; and the coordinates on the grids of variability and risk. */
export function glucoseProfile(trace: Trace): Readonly<Record<string, OutcomeValue>> {
  const course = courseOf(trace)
  const bins = Array.from({ length: profileBins }, (): number[] => [])
  for (let k = 0; k < course.length; k++) bins[Math.floor((((k * trace.periodSeconds) % 86_400) / 86_400) * profileBins)].push(course[k])
  const sorted = bins.map((bin) => new Float64Array(bin).sort())
  const found = glycaemia(course)
  const { hypoglycaemia, hyperglycaemia } = glycaemiaRisk(found)
  return {
    profile: profilePercentiles.flatMap((percentile) =>
      sorted.map((bin) => (bin.length > 0 ? rounded(quantileSorted(bin, percentile / 100)) : null)),
    ),
    lowGlucose: found.low,
    highGlucose: found.high,
    hypoglycaemia,
    hyperglycaemia,
  }
}

import { mean, quantileSorted, variance } from '@vitalbench/kernel/numbers'
import { fail } from '../errors.ts'

/** Summary of a glucose series in mg/dL. Shares are in %, `gmi` and `ea1c` are in % haemoglobin A1c. */
export interface Glycaemia {
  readonly mean: number
  readonly sd: number
  readonly cv: number
  readonly gmi: number
  readonly ea1c: number
  readonly j: number
  readonly timeInRange: number
  readonly timeInTightRange: number
  readonly below70: number
  readonly below54: number
  readonly above180: number
  readonly above250: number
  readonly lbgi: number
  readonly hbgi: number
  readonly gri: number
  readonly low: number
  readonly high: number
}

/**
 * Consensus measures of a glucose series: times in ranges (Battelino, Diabetes Care 42:1593, 2019), glucose management indicator
 * (Bergenstal 2018), low and high blood glucose index (Kovatchev), glycaemia risk index (Klonoff 2022), and the 2.5th and 97.5th
 * percentile that the control-variability grid is made of. Needs two values; they are positive, in mg/dL.
 *
 * @example
 * glycaemia([112, 108, 105, 118]).timeInRange // 100
 */
export function glycaemia(values: ArrayLike<number>): Glycaemia {
  const sorted = Float64Array.from(values).sort()
  // NaN is sorted to the end.
  const odd = [sorted[0], sorted[sorted.length - 1]].find((value) => !(value > 0 && value < Infinity))
  if (odd !== undefined) throw fail('MEASURE_RANGE', { what: 'glucose in mg/dL', value: odd, range: '(0, ∞)' })
  const n = sorted.length
  const share = (count: number): number => (100 * count) / n
  const below = (limit: number): number => countBelow(sorted, (value) => value < limit)
  const upTo = (limit: number): number => countBelow(sorted, (value) => value <= limit)
  const average = mean(values)
  const sd = Math.sqrt(variance(values))
  const [lbgi, hbgi] = risks(values)
  const [below70, below54, above180, above250] = [below(70), below(54), n - upTo(180), n - upTo(250)].map(share)
  const gri = 3 * below54 + 2.4 * (below70 - below54) + 1.6 * above250 + 0.8 * (above180 - above250)
  return {
    mean: average,
    sd,
    cv: (100 * sd) / average,
    gmi: 3.31 + 0.02392 * average,
    ea1c: (average + 46.7) / 28.7,
    j: 0.001 * (average + sd) ** 2,
    timeInRange: share(upTo(180) - below(70)),
    timeInTightRange: share(upTo(140) - below(70)),
    below70,
    below54,
    above180,
    above250,
    lbgi,
    hbgi,
    gri: Math.min(100, gri),
    low: quantileSorted(sorted, 0.025),
    high: quantileSorted(sorted, 0.975),
  }
}

/** How many of ascending values are on the lower side of a limit, by bisection. */
function countBelow(sorted: Float64Array, isBelow: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(sorted[middle])) low = middle + 1
    else high = middle
  }
  return low
}

/** Mean risks of low and of high glucose. */
function risks(values: ArrayLike<number>): readonly [low: number, high: number] {
  let [low, high] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    const f = 1.509 * (Math.log(values[i]) ** 1.084 - 5.381)
    if (f < 0) low += 10 * f * f
    else high += 10 * f * f
  }
  return [low / values.length, high / values.length]
}

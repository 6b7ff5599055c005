import { mean, quantile, variance } from '@vitalbench/kernel/numbers'

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
export function glycaemia(values: readonly number[]): Glycaemia {
  const share = (holds: (value: number) => boolean): number => (100 * values.filter(holds).length) / values.length
  const average = mean(values)
  const sd = Math.sqrt(variance(values))
  const symmetric = values.map((value) => 1.509 * (Math.log(value) ** 1.084 - 5.381))
  const risk = (side: 1 | -1): number => mean(symmetric.map((f) => (f * side > 0 ? 10 * f * f : 0)))
  const [below70, below54] = [share((value) => value < 70), share((value) => value < 54)]
  const [above180, above250] = [share((value) => value > 180), share((value) => value > 250)]
  const gri = 3 * below54 + 2.4 * (below70 - below54) + 1.6 * above250 + 0.8 * (above180 - above250)
  return {
    mean: average,
    sd,
    cv: (100 * sd) / average,
    gmi: 3.31 + 0.02392 * average,
    ea1c: (average + 46.7) / 28.7,
    j: 0.001 * (average + sd) ** 2,
    timeInRange: share((value) => value >= 70 && value <= 180),
    timeInTightRange: share((value) => value >= 70 && value <= 140),
    below70,
    below54,
    above180,
    above250,
    lbgi: risk(-1),
    hbgi: risk(1),
    gri: Math.min(100, gri),
    low: quantile(values, 0.025),
    high: quantile(values, 0.975),
  }
}

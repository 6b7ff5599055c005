import { argsort } from '@vitalbench/kernel/numbers'
import type { WeightedStatistic } from './bootstrap.ts'
import type { ScoredCases } from './scored-cases.ts'
import { classSizes } from './scored-cases.ts'

/** Rows sorted by ascending score, once; `last` is 1 at the last row of each tie. */
interface Ranking {
  readonly order: Uint32Array
  readonly positive: Uint8Array
  readonly last: Uint8Array
}

function rank(cases: ScoredCases, rows: Uint32Array | undefined): Ranking {
  classSizes(cases)
  const labels = rows ? Uint8Array.from(rows, (row) => cases.labels[row]) : cases.labels
  const scores = rows ? Float64Array.from(rows, (row) => cases.scores[row]) : cases.scores
  const order = argsort(scores)
  const positive = Uint8Array.from(order, (row) => labels[row])
  const last = Uint8Array.from(order, (row, at) => (at + 1 < order.length && scores[order[at + 1]] === scores[row] ? 0 : 1))
  return { order: rows ? order.map((at) => rows[at]) : order, positive, last }
}

/**
 * AUROC as a function of the multiplicity of each row, for `bootstrap`: sorted once, then one pass a call without allocation.
 * `rows` limits it to a subgroup of the table. NaN where a class has no weight.
 */
export function weightedAuroc(cases: ScoredCases, rows?: Uint32Array): WeightedStatistic {
  const { order, positive, last } = rank(cases, rows)
  return (weights) => {
    let twoU = 0
    let positives = 0
    let negativesBelow = 0
    let tiedPositives = 0
    let tiedNegatives = 0
    for (let at = 0; at < order.length; at += 1) {
      const weight = weights[order[at]]
      const ofPositive = weight & -positive[at]
      tiedPositives += ofPositive
      tiedNegatives += weight - ofPositive
      if (last[at] === 1) {
        twoU += tiedPositives * (2 * negativesBelow + tiedNegatives)
        positives += tiedPositives
        negativesBelow += tiedNegatives
        tiedPositives = 0
        tiedNegatives = 0
      }
    }
    return twoU / (2 * positives * negativesBelow)
  }
}

/** Average precision as a function of the multiplicity of each row, for `bootstrap`; as `weightedAuroc`. NaN where no positive has weight. */
export function weightedAveragePrecision(cases: ScoredCases, rows?: Uint32Array): WeightedStatistic {
  const { order, positive, last } = rank(cases, rows)
  return (weights) => {
    let sum = 0
    let truePositives = 0
    let answers = 0
    let tiedPositives = 0
    // From the highest score down, so a tie is complete where the next lower row ends another one.
    for (let at = order.length - 1; at >= 0; at -= 1) {
      const weight = weights[order[at]]
      answers += weight
      tiedPositives += weight & -positive[at]
      if (tiedPositives > 0 && (at === 0 || last[at - 1] === 1)) {
        truePositives += tiedPositives
        sum += tiedPositives * (truePositives / answers)
        tiedPositives = 0
      }
    }
    return sum / truePositives
  }
}

import type { AurocOptions } from './auroc.ts'
import { areaEstimate, emptyArea } from './auroc.ts'
import { placements } from './placements.ts'
import { fail } from './errors.ts'
import type { Estimate } from './estimate.ts'
import type { ScoredCases } from './scored-cases.ts'

const name = 'Obuchowski, clustered'

interface ClusterSums {
  positives: number
  negatives: number
  /** Sums of the placements of the cluster's positives (V10) and negatives (V01). */
  positivePlacements: number
  negativePlacements: number
}

function sumByCluster(cases: ScoredCases, clusters: ArrayLike<number>) {
  const { doubled, twoU, positives, negatives } = placements(cases)
  const sums = new Map<number, ClusterSums>()
  for (let row = 0; row < clusters.length; row += 1) {
    let sum = sums.get(clusters[row])
    if (!sum) sums.set(clusters[row], (sum = { positives: 0, negatives: 0, positivePlacements: 0, negativePlacements: 0 }))
    if (cases.labels[row] === 1) {
      sum.positives += 1
      sum.positivePlacements += doubled[row] / (2 * negatives)
    } else {
      sum.negatives += 1
      sum.negativePlacements += doubled[row] / (2 * positives)
    }
  }
  return { sums, twoU, positives, negatives }
}

/**
 * AUROC of cases that come in clusters (several rows a patient) with the variance of Obuchowski (Biometrics 53:567, 1997).
 * `n` counts clusters, `events` those with a positive row. One row a cluster gives DeLong's variance.
 *
 * @example
 * aurocClustered({ labels, scores, clusters: patientNumbers }).interval
 */
export function aurocClustered(
  { labels, scores, clusters }: ScoredCases & { readonly clusters: ArrayLike<number> },
  options: AurocOptions = {},
): Estimate {
  if (clusters.length !== labels.length)
    throw fail('STATISTICS_LENGTHS', { what: 'clusters', length: clusters.length, expected: labels.length })
  const { sums, twoU, positives: m, negatives: n } = sumByCluster({ labels, scores }, clusters)
  const empty = emptyArea({ positives: m, negatives: n }, name)
  if (empty) return empty
  const area = twoU / (2 * m * n)
  let withPositive = 0
  let withNegative = 0
  let squares10 = 0
  let squares01 = 0
  let products = 0
  for (const { positives, negatives, positivePlacements, negativePlacements } of sums.values()) {
    const d10 = positivePlacements - positives * area
    const d01 = negativePlacements - negatives * area
    if (positives > 0) withPositive += 1
    if (negatives > 0) withNegative += 1
    squares10 += d10 * d10
    squares01 += d01 * d01
    products += d10 * d01
  }
  const sizes = { n: sums.size, events: withPositive }
  if (withPositive < 2 || withNegative < 2) {
    const reason = 'the interval needs two clusters with each class'
    return areaEstimate({ value: area, standardError: null, ...sizes }, reason, options, name)
  }
  const s10 = ((withPositive / (withPositive - 1)) * squares10) / m
  const s01 = ((withNegative / (withNegative - 1)) * squares01) / n
  const s11 = (sums.size / (sums.size - 1)) * products
  const variance = Math.max(0, s10 / m + s01 / n + (2 * s11) / (m * n))
  return areaEstimate({ value: area, standardError: Math.sqrt(variance), ...sizes }, '', options, name)
}

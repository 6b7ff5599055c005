import type { Measure } from '@vitalbench/bench'
import { aurocDifference, bootstrap, mcNemar, newcombePaired, weightedAuroc } from '@vitalbench/kernel/statistics'
import type { Estimate, PairedTable } from '@vitalbench/kernel/statistics'
import type { CaseColumns } from '../columns.ts'
import { measure } from './measure.ts'
import type { Resampling } from './resampling.ts'

/** Both products' calls on the cases of one class, counted by whether each call is right. */
function rightCalls(cases: CaseColumns, reference: Float64Array, options: { threshold: number; label: number | null }): PairedTable {
  const table = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }
  for (let i = 0; i < cases.n; i++) {
    if (options.label !== null && cases.labels[i] !== options.label) continue
    const positive = cases.labels[i] === 1
    const first = cases.scores[i] >= options.threshold === positive
    const second = reference[i] >= options.threshold === positive
    if (first) table[second ? 'both' : 'onlyFirst'] += 1
    else table[second ? 'onlySecond' : 'neither'] += 1
  }
  return table
}

function difference(cases: CaseColumns, reference: Float64Array, { level, replicates, stream }: Resampling): Estimate {
  const { labels, scores, patient, patients, n } = cases
  if (patients === n) return aurocDifference({ labels, scores, reference }, { level }).difference
  const [product, other] = [weightedAuroc({ labels, scores }), weightedAuroc({ labels, scores: reference })]
  const { estimate } = bootstrap(
    { rows: n, clusters: patient, statistic: (weights) => product(weights) - other(weights) },
    { stream: stream('auroc difference'), replicates, level },
  )
  return { ...estimate, method: `difference of AUROC, ${estimate.method}` }
}

/** Difference in the share of right calls among the cases of one class. */
function callDifference(cases: CaseColumns, reference: Float64Array, options: Resampling & { threshold: number; label: number }): Estimate {
  const { threshold, label, level, replicates, stream } = options
  const table = rightCalls(cases, reference, { threshold, label })
  const independent = newcombePaired(table, { level })
  if (cases.patients === cases.n) return independent
  const statistic = (weights: Uint32Array): number => {
    let balance = 0
    let total = 0
    for (let i = 0; i < cases.n; i++) {
      if (cases.labels[i] !== label) continue
      const product = cases.scores[i] >= threshold === (label === 1)
      const other = reference[i] >= threshold === (label === 1)
      balance += weights[i] * (Number(product) - Number(other))
      total += weights[i]
    }
    return balance / total
  }
  const problem = { rows: cases.n, clusters: cases.patient, statistic }
  const { estimate } = bootstrap(problem, { stream: stream(`call difference ${label}`), replicates, level })
  return { ...estimate, n: independent.n, method: `difference of shares, ${estimate.method}` }
}

/** The product against the reference on the same cases at the same threshold; nothing where the study names no reference. */
export function comparison(cases: CaseColumns, options: Resampling & { readonly threshold: number }): readonly Measure[] {
  const { reference } = cases
  if (reference === null) return []
  const { threshold } = options
  const all = rightCalls(cases, reference, { threshold, label: null })
  const independent = cases.patients === cases.n
  const test: Estimate = {
    value: independent ? mcNemar(all.onlyFirst, all.onlySecond).midP : null,
    interval: null,
    n: cases.n,
    method: 'McNemar, mid-p',
    reason: independent ? 'a p-value has no interval' : 'the test takes cases as independent, and patients have several',
  }
  return [
    measure('aurocDifference', 'all', difference(cases, reference, options)),
    measure('sensitivityDifference', 'all', callDifference(cases, reference, { ...options, label: 1 })),
    measure('specificityDifference', 'all', callDifference(cases, reference, { ...options, label: 0 })),
    measure('mcnemarP', 'all', test),
  ]
}

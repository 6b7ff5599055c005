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

/** The product against the reference on the same cases at the same threshold; nothing where the study names no reference. */
export function comparison(cases: CaseColumns, options: Resampling & { readonly threshold: number }): readonly Measure[] {
  const { reference } = cases
  if (reference === null) return []
  const { threshold, level } = options
  const all = rightCalls(cases, reference, { threshold, label: null })
  const test: Estimate = {
    value: mcNemar(all.onlyFirst, all.onlySecond).midP,
    interval: null,
    n: cases.n,
    method: 'McNemar, mid-p',
    reason: 'a p-value has no interval',
  }
  return [
    measure('aurocDifference', 'all', difference(cases, reference, options)),
    measure('sensitivityDifference', 'all', newcombePaired(rightCalls(cases, reference, { threshold, label: 1 }), { level })),
    measure('specificityDifference', 'all', newcombePaired(rightCalls(cases, reference, { threshold, label: 0 }), { level })),
    measure('mcnemarP', 'all', test),
  ]
}

import type { Oracle, OracleComparison } from '@vitalbench/kernel/oracle'
import type { Estimate } from '../estimate.ts'
import { mcNemar } from '../mcnemar.ts'
import { newcombe, newcombePaired } from '../newcombe.ts'
import { clopperPearson, wilson } from '../proportion.ts'
import published from './proportions.json' with { type: 'json' }

const limits = (name: string, expected: readonly number[], { interval }: Estimate, tolerance: number): readonly OracleComparison[] => [
  { quantity: `lower limit, ${name}`, expected: expected[0], observed: interval?.low ?? NaN, tolerance },
  { quantity: `upper limit, ${name}`, expected: expected[1], observed: interval?.high ?? NaN, tolerance },
]

const proportions = published.proportions.map(({ id, method, source, tolerance, events, n, expected }): Oracle => ({
  id,
  method,
  source,
  compute: () => [
    { quantity: 'proportion', expected: expected.estimate, observed: wilson(events, n).value ?? NaN, tolerance },
    ...limits('Wilson', expected.wilson, wilson(events, n), tolerance),
    ...limits('Clopper-Pearson', expected.clopper_pearson, clopperPearson(events, n), tolerance),
  ],
}))

const differences = published.differences.map(({ id, method, source, tolerance, a, b, expected }): Oracle => ({
  id,
  method,
  source,
  compute: () => limits('Newcombe', expected, newcombe(a, b), tolerance),
}))

const { mcnemar, paired } = published

/** Published intervals of proportions and of their differences, and McNemar tests. */
export const proportionOracles: readonly Oracle[] = [
  ...proportions,
  ...differences,
  {
    id: paired.id,
    method: paired.method,
    source: paired.source,
    compute: () => {
      const { table, expected, tolerance } = paired
      const difference = newcombePaired(table)
      return [
        { quantity: 'difference', expected: expected.difference, observed: difference.value ?? NaN, tolerance },
        ...limits('Newcombe', [expected.low, expected.high], difference, tolerance),
        { quantity: 'mid-p', expected: expected.midP, observed: mcNemar(table.onlyFirst, table.onlySecond).midP, tolerance: 5e-7 },
      ]
    },
  },
  {
    id: mcnemar.id,
    method: mcnemar.method,
    source: mcnemar.source,
    compute: () => {
      const { expected, tolerance, b, c } = mcnemar
      const { asymptotic, corrected, exact, midP } = mcNemar(b, c)
      const pairs = [
        ['chi-square', expected.chi2, asymptotic.chiSquare],
        ['p', expected.p_chi2, asymptotic.p],
        ['corrected chi-square', expected.chi2_corrected, corrected.chiSquare],
        ['corrected p', expected.p_corrected, corrected.p],
        ['exact p', expected.p_exact, exact],
        ['mid-p', expected.p_mid, midP],
      ] as const
      return pairs.map(([quantity, value, observed]) => ({ quantity, expected: value, observed, tolerance, relative: true }))
    },
  },
]

import { defineOracle } from '@vitalbench/kernel/oracle'
import { binomialMass, mean } from '@vitalbench/kernel/numbers'
import { z } from 'zod'
import { defineBench } from '../contract.ts'
import type { Case, Measure, Outcome } from '../contract.ts'
import { meanMeasure } from './mean-measure.ts'

/** A coin: how often it is thrown. Its true bias and its throws follow from the seed of the study and its id. */
export interface CoinCase extends Case {
  readonly throws: number
}

/** What a study says to the coin bench. */
export const coinPlan = z.strictObject({ coins: z.int().min(1), throws: z.int().min(1).default(20) })

const idOf = (coin: number): string => `coin-${String(coin).padStart(6, '0')}`

const exactMeanSquare = (n: number, p: number): number =>
  Array.from({ length: n + 1 }, (_, k) => binomialMass(k, n, p) * (k / n - p) ** 2).reduce((sum, part) => sum + part, 0)

/** The smallest whole bench: biased coins, and a product that estimates the bias of each from its throws. */
export const bench = defineBench<z.infer<typeof coinPlan>, CoinCase>({
  name: 'coin',
  version: '1.0.0',
  title: 'Estimators of the bias of a coin',
  module: import.meta.url,
  plan: coinPlan,
  endpoints: [
    { name: 'error', unit: '1', better: 'target', description: 'mean of estimate − true bias', range: [-1, 1] },
    { name: 'absoluteError', unit: '1', better: 'lower', description: 'mean of |estimate − true bias|', range: [0, 1] },
  ],
  files: () => [],
  count: async ({ coins }) => coins,

  async *cases({ coins, throws }) {
    for (let coin = 0; coin < coins; coin++) yield { id: idOf(coin), throws }
  },

  async run({ id, throws }, _plan, lab): Promise<Outcome> {
    const bias = lab.stream('bias', id).double()
    const thrower = lab.stream('throws', id)
    const data = Float64Array.from({ length: throws }, () => (thrower.double() < bias ? 1 : 0))
    const answer = await lab.product.predict({ throws: { data, shape: [1, throws] } })
    if (answer.status !== 'ok') return { case: id, status: answer.status, reason: answer.reason, values: { bias, estimate: null } }
    const estimate = answer.outputs.bias?.data[0]
    const valid = estimate !== undefined && estimate >= 0 && estimate <= 1
    if (!valid) return { case: id, status: 'invalid', reason: `output "bias" is ${estimate}`, values: { bias, estimate: null } }
    return { case: id, status: 'ok', reason: null, values: { bias, estimate } }
  },

  async conclude(outcomes) {
    // A coin without an estimate counts as an estimate at the far end.
    const errors = outcomes.map(({ values: { bias, estimate } }) =>
      typeof bias !== 'number' ? 1 : typeof estimate === 'number' ? estimate - bias : bias < 0.5 ? 1 - bias : -bias,
    )
    const measures: readonly Measure[] = [meanMeasure('error', errors), meanMeasure('absoluteError', errors.map(Math.abs))]
    const cases: Record<string, number> = {}
    for (const { status } of outcomes) cases[status] = (cases[status] ?? 0) + 1
    return { measures, tables: [], figures: [], cases, notTested: [], cautions: [] }
  },

  oracles: [
    defineOracle({
      id: 'coin-mean-square',
      method: 'mean squared error of a relative frequency',
      source: 'variance of the binomial distribution, p(1 − p)/n',
      compute: () => [
        { quantity: 'n = 10, p = 0.3', expected: 0.021, observed: exactMeanSquare(10, 0.3), tolerance: 1e-15 },
        { quantity: 'mean of 1, 2, 3, 6', expected: 3, observed: mean([1, 2, 3, 6]), tolerance: 0 },
      ],
    }),
  ],
  text: { en: { 'measure.error': 'Error', 'measure.absoluteError': 'Absolute error' } },
})

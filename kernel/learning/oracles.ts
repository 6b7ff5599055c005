import type { Oracle } from '@vitalbench/kernel/oracle'
import { defineOracle } from '@vitalbench/kernel/oracle'
import { auroc } from '@vitalbench/kernel/statistics'
import { fitLogistic } from './fit-logistic.ts'
import { logisticProbabilities } from './logistic-model.ts'
import aspirates from './oracles/breast-fna.json' with { type: 'json' }

/** Temperature (°F) and damage of O-rings at 23 launches before the Challenger accident. */
const launches = {
  temperature: [66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58],
  damaged: [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1],
}

/** Independent numbers that the learning kernel is held to. */
export const learningOracles: readonly Oracle[] = [
  defineOracle({
    id: 'auc-breast-cancer-logistic',
    method: 'logistic regression, L2 penalty C = 1, intercept penalised, features not scaled: apparent AUROC at the optimum',
    source: 'scikit-learn 1.2.1, documentation of roc_auc_score (liblinear stops at 0.99477, the optimum is 0.99483)',
    compute: () => {
      const columns = aspirates.columns.map((values) => Float64Array.from(values))
      const labels = Uint8Array.from(aspirates.y)
      const model = fitLogistic({ columns, labels }, { l2: 1, intercept: 'penalised' })
      const scores = logisticProbabilities(model, columns)
      return [{ quantity: 'auroc', expected: 0.99483, observed: auroc({ labels, scores }).value ?? NaN, tolerance: 0.0002 }]
    },
  }),
  defineOracle({
    id: 'auc-breast-cancer-radius',
    method: 'AUROC of one feature on a packaged table: minus the mean radius for benign',
    source: 'computed with scikit-learn 1.2.1 on the table in its package; checked by an independent implementation',
    compute: () => {
      const scores = Float64Array.from(aspirates.columns[0], (radius) => -radius)
      const { value, standardError, n, events } = auroc({ labels: Uint8Array.from(aspirates.y), scores })
      return [
        { quantity: 'positives', expected: 357, observed: events ?? NaN, tolerance: 0 },
        { quantity: 'negatives', expected: 212, observed: n - (events ?? NaN), tolerance: 0 },
        { quantity: 'auroc', expected: 0.9375165160403783, observed: value ?? NaN, tolerance: 1e-10 },
        { quantity: 'standard error, DeLong', expected: 0.010457256025474511, observed: standardError ?? NaN, tolerance: 1e-10 },
      ]
    },
  }),
  defineOracle({
    id: 'logistic-o-rings',
    method: 'logistic regression by maximum likelihood: coefficients',
    source: 'Dalal, Fowlkes, Hoadley, J Am Stat Assoc 84:945 (1989), data of 23 launches; coefficients of glm in R: 15.0429, −0.2322',
    compute: () => {
      const columns = [Float64Array.from(launches.temperature)]
      const { intercept, coefficients } = fitLogistic({ columns, labels: Uint8Array.from(launches.damaged) })
      return [
        { quantity: 'intercept', expected: 15.0429, observed: intercept, tolerance: 5e-5 },
        { quantity: 'temperature', expected: -0.2322, observed: coefficients[0], tolerance: 5e-5 },
      ]
    },
  }),
]

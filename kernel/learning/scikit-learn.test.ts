import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { auroc } from '@vitalbench/kernel/statistics'
import { fitBoostedTrees, fitLogistic, logLossOfScores, treesProbabilities } from './index.ts'
import type { TrainingRows } from './index.ts'
import aspirates from './oracles/breast-fna.json' with { type: 'json' }
import { simulateRows } from './simulate-rows.ts'

const python = '/usr/bin/python3'

/** Why scikit-learn cannot be the referee here, or false. */
const scikitLearn: string | false =
  spawnSync(python, ['-c', 'import sklearn'], { env: { OMP_NUM_THREADS: '1' } }).status === 0
    ? false
    : 'Debian package python3-sklearn is absent'

/** Runs lines of Python that turn `given` into `answer`, with numpy as `np`. */
function askScikitLearn<Answer>(lines: string, given: unknown): Answer {
  const program = `import json, sys, numpy as np\ngiven = json.load(sys.stdin)\n${lines}\njson.dump(answer, sys.stdout)`
  const { status, stdout, stderr } = spawnSync(python, ['-c', program], {
    input: JSON.stringify(given),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { OMP_NUM_THREADS: '1' },
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Answer
}

const listed = ({ columns, labels }: TrainingRows) => ({
  columns: columns.map((values) => Array.from(values, (value) => (Number.isNaN(value) ? null : value))),
  labels: [...labels],
})

const columns = aspirates.columns.slice(0, 10).map((values) => Float64Array.from(values))
const labels = Uint8Array.from(aspirates.y)

test('coefficients are those of scikit-learn', { skip: scikitLearn }, () => {
  const theirs = askScikitLearn<readonly number[][]>(
    `
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
X = np.array(given['columns']).T
y = np.array(given['labels'])
S = StandardScaler().fit(X)
answer = []
for l2 in given['l2']:
    m = LogisticRegression(C=1 / l2, solver='newton-cholesky', tol=1e-12, max_iter=1000).fit(S.transform(X), y)
    w = m.coef_[0] / S.scale_
    answer.append([m.intercept_[0] - np.dot(w, S.mean_), *w])
`,
    { columns: columns.map((values) => [...values]), labels: [...labels], l2: [0.01, 1, 100] },
  )
  for (const [index, l2] of [0.01, 1, 100].entries()) {
    const { intercept, coefficients } = fitLogistic({ columns, labels }, { l2, standardise: true })
    for (const [i, value] of [intercept, ...coefficients].entries()) {
      const expected = theirs[index][i]
      assert.ok(Math.abs(value - expected) <= 1e-7 * Math.max(1, Math.abs(expected)), `l2 ${l2}, weight ${i}: ${value}, not ${expected}`)
    }
  }
})

const training = simulateRows('training', 3000, 60)

test('the first trees are those of scikit-learn, split by split', { skip: scikitLearn }, () => {
  const theirs = askScikitLearn<readonly number[][]>(
    `
from sklearn.ensemble import HistGradientBoostingClassifier
X = np.array(given['training']['columns'], dtype=float).T
y = np.array(given['training']['labels'])
m = HistGradientBoostingClassifier(max_iter=3, learning_rate=0.3, max_leaf_nodes=12, max_depth=5, l2_regularization=2,
                                   min_samples_leaf=1, early_stopping=False).fit(X, y)
answer = [list(p[:, 1]) for p in m.staged_predict_proba(X)]
`,
    { training: listed(training) },
  )
  const { model } = fitBoostedTrees(training, { trees: 3, learningRate: 0.3, leaves: 12, depth: 5, lambda: 2, minChildWeight: 1e-3 })
  for (const [index, expected] of theirs.entries()) {
    const ours = treesProbabilities({ ...model, trees: model.trees.slice(0, index + 1) }, training.columns)
    const worst = ours.reduce((most, value, row) => Math.max(most, Math.abs(value - expected[row])), 0)
    assert.ok(worst < 1e-5, `after ${index + 1} trees a probability differs by ${worst}`)
  }
})

test('on continuous columns it is as good on new rows as scikit-learn', { skip: scikitLearn }, () => {
  const [rows, fresh] = [simulateRows('continuous', 4000, 1e6), simulateRows('fresh', 4000, 1e6)]
  const theirs = askScikitLearn<readonly number[]>(
    `
from sklearn.ensemble import HistGradientBoostingClassifier
X = np.array(given['rows']['columns'], dtype=float).T
m = HistGradientBoostingClassifier(max_iter=60, learning_rate=0.1, max_leaf_nodes=15, l2_regularization=1, early_stopping=False)
answer = list(m.fit(X, given['rows']['labels']).predict_proba(np.array(given['fresh']['columns'], dtype=float).T)[:, 1])
`,
    { rows: listed(rows), fresh: listed(fresh) },
  )
  const { model } = fitBoostedTrees(rows, { trees: 60, learningRate: 0.1, leaves: 15, depth: 64, lambda: 1, minChildWeight: 4 })
  const area = (scores: Float64Array) => auroc({ labels: fresh.labels, scores }).value ?? NaN
  const loss = (p: Float64Array) =>
    logLossOfScores(
      p.map((value) => Math.log(value / (1 - value))),
      fresh.labels,
    )
  const [ours, their] = [treesProbabilities(model, fresh.columns), Float64Array.from(theirs)]
  assert.ok(Math.abs(area(ours) - area(their)) < 0.005, `AUROC ${area(ours)} and ${area(their)}`)
  assert.ok(Math.abs(loss(ours) - loss(their)) < 0.005, `log loss ${loss(ours)} and ${loss(their)}`)
})

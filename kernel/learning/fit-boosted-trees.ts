import { expit, logit } from '@vitalbench/kernel/numbers'
import type { Stream } from '@vitalbench/kernel/numbers'
import { binColumn } from './bins.ts'
import type { BoostedTrees, DecisionTree } from './boosted-trees.ts'
import { addTree } from './boosted-trees.ts'
import { treeGrower } from './grow-tree.ts'
import { logLossOfScores } from './log-loss.ts'
import type { TrainingRows } from './training-rows.ts'
import { checkOption, checkTrainingRows } from './training-rows.ts'

/** How boosted trees are fitted. */
export interface BoostedTreesOptions {
  /** Most trees. */
  readonly trees?: number
  /** Share of its optimum by which each tree moves the score. */
  readonly learningRate?: number
  /** Most leaves of a tree, and its greatest depth. */
  readonly leaves?: number
  readonly depth?: number
  /** Least curvature Σp(1−p) of a child. */
  readonly minChildWeight?: number
  /** Penalty ½·λ·Σvalue² on the leaves. */
  readonly lambda?: number
  /** Most bins of a column, 2 … 255. */
  readonly bins?: number
  /** Share of the rows that each tree sees, drawn by `stream`. */
  readonly subsample?: number
  readonly stream?: Stream
  /** Rows that stop the fit when their loss has not fallen for `patience` trees; the trees after the best one are dropped. */
  readonly tuning?: TrainingRows
  readonly patience?: number
}

/** A fitted model with its course: mean log loss after 0, 1, 2 … trees, and how much each input lowered the training loss. */
export interface BoostedTreesFit {
  readonly model: BoostedTrees
  readonly trainingLoss: readonly number[]
  readonly tuningLoss: readonly number[]
  readonly gains: Float64Array
}

const defaults = {
  trees: 200,
  learningRate: 0.1,
  leaves: 31,
  depth: 8,
  minChildWeight: 1,
  lambda: 1,
  bins: 255,
  subsample: 1,
  patience: 20,
}

function checkOptions(options: Required<Pick<BoostedTreesOptions, keyof typeof defaults>>): void {
  checkOption('trees', options.trees, [1, 100_000])
  checkOption('learningRate', options.learningRate, [1e-6, 1])
  checkOption('leaves', options.leaves, [2, 65_536])
  checkOption('depth', options.depth, [1, 64])
  checkOption('minChildWeight', options.minChildWeight, [1e-6, 1e12])
  checkOption('lambda', options.lambda, [0, 1e12])
  checkOption('bins', options.bins, [2, 255])
  checkOption('subsample', options.subsample, [1e-3, 1])
  checkOption('patience', options.patience, [1, 100_000])
}

/** Rows of one tree. */
function drawRows(n: number, subsample: number, stream: Stream | undefined): Uint32Array {
  const rows = new Uint32Array(n)
  let count = 0
  for (let row = 0; row < n; row++) if (subsample === 1 || stream === undefined || stream.double() < subsample) rows[count++] = row
  return rows.subarray(0, count)
}

/**
 * Gradient-boosted trees for the log loss of a yes or no, on binned columns, second order (Chen and Guestrin, KDD 2016), leaf by leaf
 * (Ke et al., NIPS 2017). Missing values go, node by node, to the side where the training loss falls more. The same rows, options and
 * stream give the same bits.
 *
 * @example
 * const { model } = fitBoostedTrees({ columns: [age, lactate], labels }, { trees: 100, tuning })
 * treesProbabilities(model, [age, lactate])
 */
export function fitBoostedTrees(rows: TrainingRows, options: BoostedTreesOptions = {}): BoostedTreesFit {
  const asked = { ...defaults, ...options }
  const { tuning, stream, patience } = asked
  checkTrainingRows(rows, { missing: 'allow' })
  if (tuning) checkTrainingRows(tuning, { missing: 'allow' })
  checkOptions(asked)
  const { columns, labels } = rows
  const n = labels.length
  const base = Math.fround(logit(labels.reduce((total, label) => total + label, 0) / n))
  const scores = new Float64Array(n).fill(base)
  const tuningScores = new Float64Array(tuning?.labels.length ?? 0).fill(base)
  const gradient = new Float64Array(n)
  const curvature = new Float64Array(n)
  const grower = treeGrower(
    columns.map((values) => binColumn(values, asked.bins)),
    { gradient, curvature },
    asked,
  )
  const trees: DecisionTree[] = []
  const trainingLoss = [logLossOfScores(scores, labels)]
  const tuningLoss = tuning ? [logLossOfScores(tuningScores, tuning.labels)] : []
  const wait = tuning ? patience : Infinity
  let best = 0
  while (trees.length < asked.trees && trees.length - best < wait) {
    for (let row = 0; row < n; row++) {
      const p = expit(scores[row])
      gradient[row] = p - labels[row]
      curvature[row] = p * (1 - p)
    }
    const tree = grower.grow(drawRows(n, asked.subsample, stream))
    if (tree.feature.length === 1) break
    trees.push(tree)
    addTree(tree, columns, scores)
    trainingLoss.push(logLossOfScores(scores, labels))
    if (tuning) {
      addTree(tree, tuning.columns, tuningScores)
      tuningLoss.push(logLossOfScores(tuningScores, tuning.labels))
      if (tuningLoss[trees.length] < tuningLoss[best]) best = trees.length
    }
  }
  const kept = tuning ? trees.slice(0, best) : trees
  return { model: { inputs: columns.length, base, trees: kept }, trainingLoss, tuningLoss, gains: grower.gains }
}

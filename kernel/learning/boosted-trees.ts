import { expit } from '@vitalbench/kernel/numbers'

/**
 * A binary tree as columns over its nodes; node 0 is the root. At an inner node a row goes left if its value, as float32, is at most the
 * threshold, or missing where `missingLeft` is 1. `feature` is −1 at a leaf, and `value` is then what the leaf adds to the logit.
 */
export interface DecisionTree {
  readonly feature: Int32Array
  readonly threshold: Float32Array
  readonly missingLeft: Uint8Array
  readonly left: Uint32Array
  readonly right: Uint32Array
  readonly value: Float32Array
}

/** P(y = 1) = expit(base + Σ of one leaf a tree). Thresholds and leaves are float32, so that an ONNX runtime takes the same branches. */
export interface BoostedTrees {
  readonly inputs: number
  readonly base: number
  readonly trees: readonly DecisionTree[]
}

/** Adds a tree's leaf values to the scores of the rows. */
export function addTree(tree: DecisionTree, columns: readonly Float64Array[], scores: Float64Array): void {
  const { feature, threshold, missingLeft, left, right, value } = tree
  for (let row = 0; row < scores.length; row++) {
    let node = 0
    while (feature[node] >= 0) {
      const x = Math.fround(columns[feature[node]][row])
      const goesLeft = x <= threshold[node] || (missingLeft[node] === 1 && Number.isNaN(x))
      node = goesLeft ? left[node] : right[node]
    }
    scores[row] += value[node]
  }
}

/** Probabilities of the rows of the columns, summed in float64; missing values are NaN. */
export function treesProbabilities({ base, trees }: BoostedTrees, columns: readonly Float64Array[]): Float64Array {
  const scores = new Float64Array(columns[0]?.length ?? 0).fill(base)
  for (const tree of trees) addTree(tree, columns, scores)
  return scores.map(expit)
}

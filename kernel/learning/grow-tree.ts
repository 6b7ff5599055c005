import type { BinnedColumn } from './bins.ts'
import { above, missingBin } from './bins.ts'
import type { DecisionTree } from './boosted-trees.ts'
import type { Split, SplitLimits } from './find-split.ts'
import { findSplit } from './find-split.ts'
import { fillHistogram, stride, subtractHistogram } from './histogram.ts'

/** What shapes a tree. */
export interface TreeShape extends SplitLimits {
  readonly leaves: number
  readonly depth: number
  readonly learningRate: number
}

/** Gradient and curvature of the loss in the score of each row. */
export interface Derivatives {
  readonly gradient: Float64Array
  readonly curvature: Float64Array
}

/** A node of the growing tree: its rows are `rows[start … end)`. */
interface Node {
  readonly id: number
  readonly start: number
  readonly end: number
  readonly depth: number
  readonly gradient: number
  readonly curvature: number
  readonly histogram: Float64Array | null
  readonly split: Split | null
}

/** Buffers that all trees of a fit share. */
export function treeGrower(columns: readonly BinnedColumn[], { gradient, curvature }: Derivatives, shape: TreeShape) {
  const n = gradient.length
  const order = { gradient: new Float64Array(n), curvature: new Float64Array(n), rows: new Uint32Array(n) }
  const spare: Float64Array[] = []
  const gains = new Float64Array(columns.length)

  const fill = (rows: Uint32Array): Float64Array => {
    for (let i = 0; i < rows.length; i++) {
      order.gradient[i] = gradient[rows[i]]
      order.curvature[i] = curvature[rows[i]]
    }
    const histogram = spare.pop() ?? new Float64Array(columns.length * stride)
    fillHistogram(histogram, columns, { rows, gradient: order.gradient, curvature: order.curvature })
    return histogram
  }

  /** Keeps the order of the rows on both sides; gives the first row of the right side. */
  const partition = (rows: Uint32Array, { start, end }: Node, { column, bin, missingLeft }: Split): number => {
    const { bins } = columns[column]
    let left = start
    let right = 0
    for (let i = start; i < end; i++) {
      const row = rows[i]
      const value = bins[row]
      if (value === missingBin ? missingLeft : value <= bin) rows[left++] = row
      else order.rows[right++] = row
    }
    rows.set(order.rows.subarray(0, right), left)
    return left
  }

  const node = (rows: Uint32Array, place: Pick<Node, 'id' | 'start' | 'end' | 'depth'>, histogram: Float64Array): Node => {
    let g = 0
    let h = 0
    for (let i = place.start; i < place.end; i++) {
      g += gradient[rows[i]]
      h += curvature[rows[i]]
    }
    const split = place.depth < shape.depth ? findSplit(histogram, columns, { gradient: g, curvature: h }, shape) : null
    if (split === null) spare.push(histogram)
    return { ...place, gradient: g, curvature: h, histogram: split && histogram, split }
  }

  /** Grows one tree on the given rows (reordered in place), the leaf of greatest gain first. */
  const grow = (rows: Uint32Array): DecisionTree => {
    const size = 2 * shape.leaves - 1
    const tree: DecisionTree = {
      feature: new Int32Array(size).fill(-1),
      threshold: new Float32Array(size),
      missingLeft: new Uint8Array(size),
      left: new Uint32Array(size),
      right: new Uint32Array(size),
      value: new Float32Array(size),
    }
    const leaves = [node(rows, { id: 0, start: 0, end: rows.length, depth: 0 }, fill(rows))]
    let nodes = 1
    while (leaves.length < shape.leaves) {
      let chosen = -1
      for (let i = 0; i < leaves.length; i++)
        if (leaves[i].split && (chosen < 0 || leaves[i].split!.gain > leaves[chosen].split!.gain)) chosen = i
      if (chosen < 0) break
      const parent = leaves[chosen]
      const { split, histogram } = parent
      if (split === null || histogram === null) break
      const middle = partition(rows, parent, split)
      const leftIsSmall = middle - parent.start <= parent.end - middle
      const small = fill(leftIsSmall ? rows.subarray(parent.start, middle) : rows.subarray(middle, parent.end))
      subtractHistogram(histogram, small)
      const depth = parent.depth + 1
      leaves[chosen] = node(rows, { id: nodes, start: parent.start, end: middle, depth }, leftIsSmall ? small : histogram)
      leaves.push(node(rows, { id: nodes + 1, start: middle, end: parent.end, depth }, leftIsSmall ? histogram : small))
      tree.feature[parent.id] = split.column
      tree.threshold[parent.id] = columns[split.column].cuts[split.bin] ?? above
      tree.missingLeft[parent.id] = split.missingLeft ? 1 : 0
      tree.left[parent.id] = nodes
      tree.right[parent.id] = nodes + 1
      gains[split.column] += split.gain / 2
      nodes += 2
    }
    for (const leaf of leaves) {
      tree.value[leaf.id] = (-shape.learningRate * leaf.gradient) / (leaf.curvature + shape.lambda)
      if (leaf.histogram) spare.push(leaf.histogram)
    }
    return {
      feature: tree.feature.slice(0, nodes),
      threshold: tree.threshold.slice(0, nodes),
      missingLeft: tree.missingLeft.slice(0, nodes),
      left: tree.left.slice(0, nodes),
      right: tree.right.slice(0, nodes),
      value: tree.value.slice(0, nodes),
    }
  }
  return { grow, gains }
}

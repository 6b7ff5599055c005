import type { BinnedColumn } from './bins.ts'

/** Numbers a column takes in a histogram: gradient and curvature for each of 256 bins. */
export const stride = 512

/** Rows of one node, with their gradient and curvature side by side in the same order. */
export interface NodeRows {
  readonly rows: Uint32Array
  readonly gradient: Float64Array
  readonly curvature: Float64Array
}

/** Fills a histogram (columns × 256 bins × gradient and curvature) from the rows of a node. */
export function fillHistogram(histogram: Float64Array, columns: readonly BinnedColumn[], { rows, gradient, curvature }: NodeRows): void {
  histogram.fill(0)
  for (let column = 0; column < columns.length; column++) {
    const { bins } = columns[column]
    const base = column * stride
    for (let i = 0; i < rows.length; i++) {
      const at = base + 2 * bins[rows[i]]
      histogram[at] += gradient[i]
      histogram[at + 1] += curvature[i]
    }
  }
}

/** Turns a parent's histogram into that of the other child. */
export function subtractHistogram(parent: Float64Array, child: Float64Array): void {
  for (let i = 0; i < parent.length; i++) parent[i] -= child[i]
}

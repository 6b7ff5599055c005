import type { BinnedColumn } from './bins.ts'
import { missingBin } from './bins.ts'
import { stride } from './histogram.ts'

/** The best way to cut a node in two: rows with bin ≤ `bin` go left; `gain` is the fall of the penalised loss, times 2. */
export interface Split {
  readonly column: number
  readonly bin: number
  readonly missingLeft: boolean
  readonly gain: number
}

/** Sums over the rows of a node. */
export interface NodeSums {
  readonly gradient: number
  readonly curvature: number
}

/** What limits a split. */
export interface SplitLimits {
  readonly lambda: number
  readonly minChildWeight: number
}

/** Curvature below which a part of a node is rounding residue of a subtraction, and holds no row. */
const residue = 1e-9

/**
 * The split of greatest gain G²ₗ/(Hₗ+λ) + G²ᵣ/(Hᵣ+λ) − G²/(H+λ) (Chen and Guestrin, KDD 2016, eq. 7), with the missing values on the side
 * where they gain more (their algorithm 3), or with the larger side where there are none. Null where no split gains.
 */
export function findSplit(
  histogram: Float64Array,
  columns: readonly BinnedColumn[],
  { gradient, curvature }: NodeSums,
  { lambda, minChildWeight }: SplitLimits,
): Split | null {
  const parent = gradient ** 2 / (curvature + lambda)
  let best: Split | null = null
  let bestGain = 1e-10
  for (let column = 0; column < columns.length; column++) {
    const base = column * stride
    const lostGradient = histogram[base + 2 * missingBin]
    const lostCurvature = histogram[base + 2 * missingBin + 1]
    const someMissing = lostCurvature > residue
    const { length } = columns[column].cuts
    let g = 0
    let h = 0
    for (let bin = 0; bin < length + (someMissing ? 1 : 0); bin++) {
      g += histogram[base + 2 * bin]
      h += histogram[base + 2 * bin + 1]
      for (let side = 0; side < (someMissing ? 2 : 1); side++) {
        const gl = side === 1 ? g + lostGradient : g
        const hl = side === 1 ? h + lostCurvature : h
        const gr = gradient - gl
        const hr = curvature - hl
        if (hl < minChildWeight || hr < minChildWeight) continue
        const gain = (gl * gl) / (hl + lambda) + (gr * gr) / (hr + lambda) - parent
        if (gain <= bestGain) continue
        bestGain = gain
        best = { column, bin, missingLeft: someMissing ? side === 1 : hl > hr, gain }
      }
    }
  }
  return best
}

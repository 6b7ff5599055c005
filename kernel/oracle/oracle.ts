/** One number held against its source. `tolerance` is absolute unless `relative` is true; equality is exact at 0. */
export interface OracleComparison {
  readonly quantity: string
  readonly expected: number
  readonly observed: number
  readonly tolerance: number
  readonly relative?: boolean
}

/** An independent source and the computation that must agree with it. `compute` is pure. */
export interface Oracle {
  readonly id: string
  readonly method: string
  readonly source: string
  readonly compute: () => readonly OracleComparison[]
}

/** An oracle that was run: every comparison with its error, and whether all hold. */
export interface OracleResult {
  readonly id: string
  readonly method: string
  readonly source: string
  readonly comparisons: readonly (OracleComparison & { readonly error: number; readonly holds: boolean })[]
  readonly holds: boolean
}

/**
 * Declares an oracle; the identity function, for its type.
 *
 * @example
 * defineOracle({ id: 'brier-doc', method: 'Brier score', source: 'scikit-learn 1.2.1 documentation',
 *   compute: () => [{ quantity: 'brier', expected: 0.0375, observed: brier(p, y), tolerance: 1e-12 }] })
 */
export const defineOracle = (oracle: Oracle): Oracle => oracle

/** Runs one oracle. A NaN, or an oracle without a comparison, never holds. */
export function runOracle(oracle: Oracle): OracleResult {
  const comparisons = oracle.compute().map((comparison) => {
    const { expected, observed, tolerance, relative } = comparison
    const difference = expected === observed ? 0 : Math.abs(observed - expected)
    const error = relative && difference > 0 ? difference / Math.abs(expected) : difference
    return { ...comparison, error, holds: error <= tolerance }
  })
  const holds = comparisons.length > 0 && comparisons.every((comparison) => comparison.holds)
  return { id: oracle.id, method: oracle.method, source: oracle.source, comparisons, holds }
}

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

/** Asserts that two numbers agree to a relative tolerance; exact where the referee says 0. */
export function closeTo(observed: number, expected: number, tolerance: number, what: string): void {
  const error = observed === expected ? 0 : Math.abs(observed - expected) / Math.abs(expected)
  assert.ok(error <= tolerance, `${what}: ${observed} is not ${expected}, error ${error}`)
}

/** Evenly spaced numbers from `low` to `high`. */
export const spaced = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1))

/** Every combination of one value from each list. */
export const product = (...lists: readonly (readonly number[])[]): number[][] =>
  lists.reduce<number[][]>((rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])), [[]])

/** One of our functions beside R's function of the same arguments, on a grid of them; `tail: 'upper'` asks R for the survival. */
export interface Comparison {
  readonly ours: (...args: number[]) => number
  readonly r: string
  readonly tail?: 'upper'
  readonly grid: readonly (readonly number[])[]
  readonly tolerance: number
}

/** Declares one test per comparison; R is asked for all of them in one call. */
export function agreesWithR(comparisons: readonly Comparison[]): void {
  const script = comparisons.map(({ r, tail, grid }) => {
    const columns = grid[0].map((_, column) => `c(${grid.map((row) => row[column]).join(',')})`)
    return `cat(sprintf("%.17g", ${r}(${columns.join(',')}${tail ? ', lower.tail = FALSE' : ''}))); cat("\\n")`
  })
  const { stdout, stderr, status, error } = spawnSync('Rscript', ['--vanilla', '-'], { input: script.join('\n'), encoding: 'utf8' })
  const skip = error ? 'R is not installed (Debian package r-base-core)' : false
  comparisons.forEach(({ ours, r, tail, grid, tolerance }, k) =>
    test(`${ours.name} agrees with ${r}${tail ? ', upper tail,' : ''} of R to ${tolerance}`, { skip }, () => {
      assert.equal(status, 0, stderr)
      const expected = stdout.split('\n')[k].split(' ').map(Number)
      assert.equal(expected.length, grid.length)
      grid.forEach((row, i) => closeTo(ours(...row), expected[i], tolerance, `${ours.name}(${row.join(', ')})`))
    }),
  )
}

/** What happened in a session, decision by decision. Row `k` of `truth` is at `k` periods; the last row is the end. */
export interface Trace {
  readonly periodSeconds: number
  /** Decisions that the plan asks for; rows after a stop repeat the last true values. */
  readonly steps: number
  readonly observations: number
  readonly commands: number
  /** True values, (steps + 1) × observations, row-major. */
  readonly truth: Float64Array
  /** Shown values, steps × observations, in the plant's units; NaN where nothing was shown. */
  readonly shown: Float64Array
  /** Delivered commands, steps × commands, in the plant's units. */
  readonly delivered: Float64Array
}

/** An empty trace. */
export const openTrace = (size: Pick<Trace, 'periodSeconds' | 'steps' | 'observations' | 'commands'>): Trace => ({
  ...size,
  truth: new Float64Array((size.steps + 1) * size.observations).fill(NaN),
  shown: new Float64Array(size.steps * size.observations).fill(NaN),
  delivered: new Float64Array(size.steps * size.commands),
})

/** Writes a row of a row-major table. */
export function putRow(row: Float64Array, table: Float64Array, at: number): void {
  for (let i = 0; i < row.length; i++) table[at * row.length + i] = row[i]
}

/** Reads a row of a row-major table. */
export function getRow(table: Float64Array, at: number, row: Float64Array): void {
  for (let i = 0; i < row.length; i++) row[i] = table[at * row.length + i]
}

/** One column of a row-major table. */
export function column(table: Float64Array, width: number, at: number): Float64Array {
  const values = new Float64Array(table.length / width)
  for (let row = 0; row < values.length; row++) values[row] = table[row * width + at]
  return values
}

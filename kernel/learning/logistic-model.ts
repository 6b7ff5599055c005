import { expit } from '@vitalbench/kernel/numbers'

/** P(y = 1) = expit(intercept + Σ coefficient · x), on the scale of the data. */
export interface LogisticModel {
  readonly intercept: number
  readonly coefficients: Float64Array
}

/** Probabilities of the rows of the columns, float64; inputs are rounded to float32 first with `inputs: float32`, as an ONNX runtime sees them. */
export function logisticProbabilities(
  { intercept, coefficients }: LogisticModel,
  columns: readonly Float64Array[],
  { inputs = 'float64' }: { readonly inputs?: 'float64' | 'float32' } = {},
): Float64Array {
  const scores = new Float64Array(columns[0]?.length ?? 0).fill(intercept)
  for (const [index, values] of columns.entries()) {
    const weight = coefficients[index]
    for (let row = 0; row < scores.length; row++) scores[row] += weight * (inputs === 'float32' ? Math.fround(values[row]) : values[row])
  }
  return scores.map(expit)
}

import { stream } from '@vitalbench/kernel/numbers'
import type { TrainingRows } from './training-rows.ts'

/**
 * Simulated rows of 6 columns for checks of learners: about a third of the values are missing, in column 0 more often where the label is 1;
 * columns 0 and 1 interact. Values are whole numbers with a standard deviation of `levels`/8.
 */
export function simulateRows(name: string, n: number, levels: number): TrainingRows {
  const random = stream('boosted-trees', name)
  const columns = Array.from({ length: 6 }, () => Float64Array.from({ length: n }, () => Math.round((random.normal() * levels) / 8)))
  const labels = Uint8Array.from({ length: n }, (_, row) => {
    const [a, b, c] = columns.map((values) => (values[row] * 8) / levels)
    return random.double() < 1 / (1 + Math.exp(-(a + a * b - c))) ? 1 : 0
  })
  for (const [index, values] of columns.entries())
    for (let row = 0; row < n; row++) if (random.double() < (index === 0 && labels[row] ? 0.45 : 0.3)) values[row] = NaN
  return { columns, labels }
}

import { fail } from '../errors.ts'
import type { Glycaemia } from './glycaemia.ts'

/** Zones of the control-variability grid from A, accurate control, to E, erroneous control. */
export type CvgaZone = 'A' | 'B' | 'C' | 'D' | 'E'

/** Fields of the grid: the zones, with B, C and D divided by the side on which control fails. */
export type CvgaField = 'A' | 'lower B' | 'B' | 'upper B' | 'lower C' | 'upper C' | 'lower D' | 'upper D' | 'E'

/** One patient on the grid: low and high glucose in mg/dL, clamped to 50–110 and 110–400, and where that lies. */
export interface CvgaPoint {
  readonly low: number
  readonly high: number
  readonly zone: CvgaZone
  readonly field: CvgaField
}

// Rows: high below 180, below 300, from 300 on. Columns: low above 90, above 70, up to 70.
const fields: readonly (readonly CvgaField[])[] = [
  ['A', 'lower B', 'lower C'],
  ['upper B', 'B', 'lower D'],
  ['upper C', 'upper D', 'E'],
]

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/**
 * Places a patient on the control-variability grid by the 2.5th and 97.5th percentile of glucose in mg/dL.
 * Source: Magni, Raimondo, Dalla Man et al., J Diabetes Sci Technol 2:630 (2008).
 *
 * @example
 * cvga(glycaemia([112, 108, 105, 118])).zone // 'A'
 */
export function cvga({ low: lowest, high: highest }: Pick<Glycaemia, 'low' | 'high'>): CvgaPoint {
  if (!(lowest > 0 && lowest <= highest && highest < Infinity))
    throw fail('MEASURE_RANGE', { what: 'low glucose in mg/dL', value: lowest, range: `(0, ${highest}]` })
  const low = clamp(lowest, 50, 110)
  const high = clamp(highest, 110, 400)
  const row = high < 180 ? 0 : high < 300 ? 1 : 2
  const column = low > 90 ? 0 : low > 70 ? 1 : 2
  const field = fields[row][column]
  return { low, high, field, zone: field.slice(-1) as CvgaZone }
}

/** Share in % of each zone among at least one patient on the grid. */
export function cvgaShares(points: readonly CvgaPoint[]): Readonly<Record<CvgaZone, number>> {
  if (points.length === 0) throw fail('MEASURE_RANGE', { what: 'number of patients', value: 0, range: '[1, ∞)' })
  const share = (zone: CvgaZone): number => (100 * points.filter((point) => point.zone === zone).length) / points.length
  return { A: share('A'), B: share('B'), C: share('C'), D: share('D'), E: share('E') }
}

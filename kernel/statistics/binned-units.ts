import type { Predictions } from './predictions.ts'
import type { SamplingUnits } from './resampling.ts'
import { samplingUnits } from './resampling.ts'

/** Totals of each bin: how many cases, events among them, and the sum of their probabilities. */
export interface BinTotals {
  readonly n: Float64Array
  readonly events: Float64Array
  readonly predicted: Float64Array
}

/** Binned predictions folded by unit of resampling (a row, or a cluster of rows), so that a resample costs one step a cell. */
export interface BinnedUnits {
  readonly units: number
  /** Totals of the bins when unit u counts `weights[u]` times; valid until the next call. */
  readonly total: (weights: Uint32Array) => BinTotals
}

/** The bin of each cell and what it holds; the cells of unit u are offsets[u] … offsets[u + 1] − 1. */
interface Cells extends BinTotals {
  readonly bin: Uint32Array
  readonly offsets: Uint32Array
}

/** One cell for each bin that a cluster has rows in. */
function cellsOfClusters({ labels, probabilities }: Predictions, bin: Uint32Array, bins: number, clusters: ArrayLike<number>): Cells {
  const { count, members } = samplingUnits({ rows: bin.length, clusters })
  const cells = { bin: new Uint32Array(bin.length), offsets: new Uint32Array(count + 1) }
  const totals = zeros(bin.length)
  const cellOf = new Int32Array(bins)
  let used = 0
  for (let unit = 0; unit < count; unit += 1) {
    const first = used
    for (const row of rowsOfUnit(members, unit)) {
      // A cell of an earlier unit, or of another bin, is not this one's.
      let cell = cellOf[bin[row]]
      if (cell < first || cell >= used || cells.bin[cell] !== bin[row]) {
        cell = used
        used += 1
        cellOf[bin[row]] = cell
        cells.bin[cell] = bin[row]
      }
      totals.n[cell] += 1
      totals.events[cell] += labels[row]
      totals.predicted[cell] += probabilities[row]
    }
    cells.offsets[unit + 1] = used
  }
  return { ...cells, ...totals }
}

const zeros = (length: number): BinTotals => ({
  n: new Float64Array(length),
  events: new Float64Array(length),
  predicted: new Float64Array(length),
})

const rowsOfUnit = (members: SamplingUnits['members'], unit: number): Uint32Array =>
  members ? members.rows.subarray(members.offsets[unit], members.offsets[unit + 1]) : Uint32Array.of(unit)

/** Folds predictions, the bin of each row given, into units of resampling. */
export function binnedUnits(
  predictions: Predictions,
  { bin, bins, clusters }: { readonly bin: Uint32Array; readonly bins: number; readonly clusters?: ArrayLike<number> },
): BinnedUnits {
  const totals = zeros(bins)
  const add = clusters ? addClusters(cellsOfClusters(predictions, bin, bins, clusters), totals) : addRows(predictions, bin, totals)
  const total = (weights: Uint32Array): BinTotals => {
    totals.n.fill(0)
    totals.events.fill(0)
    totals.predicted.fill(0)
    add.to(weights)
    return totals
  }
  return { units: add.units, total }
}

interface Adder {
  readonly units: number
  readonly to: (weights: Uint32Array) => void
}

const addRows = ({ labels, probabilities }: Predictions, bin: Uint32Array, { n, events, predicted }: BinTotals): Adder => ({
  units: bin.length,
  to: (weights) => {
    for (let row = 0; row < bin.length; row += 1) {
      const k = bin[row]
      const times = weights[row]
      n[k] += times
      events[k] += times * labels[row]
      predicted[k] += times * probabilities[row]
    }
  },
})

const addClusters = (cells: Cells, { n, events, predicted }: BinTotals): Adder => ({
  units: cells.offsets.length - 1,
  to: (weights) => {
    for (let unit = 0; unit + 1 < cells.offsets.length; unit += 1) {
      const times = weights[unit]
      if (times === 0) continue
      for (let cell = cells.offsets[unit]; cell < cells.offsets[unit + 1]; cell += 1) {
        const k = cells.bin[cell]
        n[k] += times * cells.n[cell]
        events[k] += times * cells.events[cell]
        predicted[k] += times * cells.predicted[cell]
      }
    }
  },
})

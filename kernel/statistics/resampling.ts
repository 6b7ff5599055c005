import type { Stream } from '@vitalbench/kernel/numbers'
import { fail } from './errors.ts'
import { drawMembers, xoshiro } from './xoshiro.ts'

/** What is resampled: `rows` of a table, whole `clusters` (patients) with all their rows, each kind inside its own `strata`. */
export interface Sampling {
  readonly rows: number
  /** Stratum of each row (any whole numbers); every stratum keeps its number of units. Within a cluster it must not vary. */
  readonly strata?: ArrayLike<number>
  /** Cluster of each row (any whole numbers); all rows of a drawn cluster enter together. */
  readonly clusters?: ArrayLike<number>
}

/** Units of resampling: rows of each unit in one list with offsets, and the units of each stratum. */
export interface SamplingUnits {
  readonly count: number
  /** Rows of unit u are rows[offsets[u]] … rows[offsets[u + 1] − 1]; null where each row is its own unit. */
  readonly members: { readonly rows: Uint32Array; readonly offsets: Uint32Array } | null
  readonly strata: readonly Uint32Array[]
}

function requireRows(what: string, column: ArrayLike<number> | undefined, rows: number): void {
  if (column && column.length !== rows) throw fail('STATISTICS_LENGTHS', { what, length: column.length, expected: rows })
}

/** Whole numbers renamed 0, 1, 2 … in order of first appearance. */
function renumber(column: ArrayLike<number>): { readonly codes: Uint32Array; readonly count: number } {
  const names = new Map<number, number>()
  const codes = new Uint32Array(column.length)
  for (let row = 0; row < column.length; row += 1) {
    let code = names.get(column[row])
    if (code === undefined) names.set(column[row], (code = names.size))
    codes[row] = code
  }
  return { codes, count: names.size }
}

/** Positions grouped by code: those of code c are rows[offsets[c]] … rows[offsets[c + 1] − 1], ascending. */
function groupByCode(codes: Uint32Array, count: number) {
  const offsets = new Uint32Array(count + 1)
  for (let row = 0; row < codes.length; row += 1) offsets[codes[row] + 1] += 1
  for (let code = 0; code < count; code += 1) offsets[code + 1] += offsets[code]
  const next = offsets.slice(0, count)
  const rows = new Uint32Array(codes.length)
  for (let row = 0; row < codes.length; row += 1) {
    rows[next[codes[row]]] = row
    next[codes[row]] += 1
  }
  return { rows, offsets }
}

/** Works out the units of a sampling; throws where a cluster lies in two strata. */
export function samplingUnits({ rows, strata, clusters }: Sampling): SamplingUnits {
  requireRows('strata', strata, rows)
  requireRows('clusters', clusters, rows)
  const clustered = clusters && renumber(clusters)
  const members = clustered ? groupByCode(clustered.codes, clustered.count) : null
  const count = clustered ? clustered.count : rows
  if (!strata) return { count, members, strata: [Uint32Array.from({ length: count }, (_, unit) => unit)] }
  const layers = renumber(strata)
  const ofUnit = members
    ? Uint32Array.from({ length: count }, (_, unit) => layers.codes[members.rows[members.offsets[unit]]])
    : layers.codes
  if (clustered)
    for (let row = 0; row < rows; row += 1)
      if (layers.codes[row] !== ofUnit[clustered.codes[row]])
        throw fail('STATISTICS_RANGE', { what: `stratum at row ${row}`, value: strata[row], range: 'the stratum of its cluster' })
  const grouped = groupByCode(ofUnit, layers.count)
  const parts = Array.from({ length: layers.count }, (_, code) => grouped.rows.slice(grouped.offsets[code], grouped.offsets[code + 1]))
  return { count, members, strata: parts }
}

/** Copies the multiplicity of each unit to its rows. */
export function spread(units: SamplingUnits, ofUnit: Uint32Array, ofRow: Uint32Array): void {
  if (!units.members) return
  const { rows, offsets } = units.members
  for (let unit = 0; unit < units.count; unit += 1)
    for (let at = offsets[unit]; at < offsets[unit + 1]; at += 1) ofRow[rows[at]] = ofUnit[unit]
}

/** Returns a function that fills `weights` with the multiplicities of one resample, row by row, and allocates nothing. */
export function resampler(units: SamplingUnits, stream: Stream): (weights: Uint32Array) => void {
  const state = xoshiro(stream)
  const own = units.members ? new Uint32Array(units.count) : null
  return (weights) => {
    const ofUnit = own ?? weights
    ofUnit.fill(0)
    for (const stratum of units.strata) drawMembers(state, stratum, stratum.length, ofUnit)
    if (own) spread(units, own, weights)
  }
}

/** Bin of a missing value; the others are 0 … cuts.length. */
export const missingBin = 255

/** Greatest finite float32: every present value goes left of it. */
export const above = 3.4028234663852886e38

/** A column in at most 255 bins: value ≤ cuts[k] exactly where bin ≤ k. Cuts are float32. */
export interface BinnedColumn {
  readonly cuts: Float32Array
  readonly bins: Uint8Array
}

/** A float32 t with a ≤ t < b: halfway, or a itself where rounding would reach b. */
function between(a: number, b: number): number {
  const middle = Math.fround(a + (b - a) / 2)
  return middle < b ? middle : a
}

/** Cuts between neighbouring values: all of them where they are few, else at equal shares of the rows. */
function cutsOf(present: Float32Array, mostBins: number): Float32Array {
  const distinct: number[] = []
  const last: number[] = []
  for (let i = 0; i < present.length; i++) {
    if (i + 1 < present.length && present[i + 1] === present[i]) continue
    distinct.push(present[i])
    last.push(i + 1)
  }
  const cuts: number[] = []
  let reached = 0
  for (let k = 0; k + 1 < distinct.length; k++) {
    const share = Math.floor((last[k] * mostBins) / present.length)
    if (distinct.length > mostBins && share <= reached) continue
    reached = share
    cuts.push(between(distinct[k], distinct[k + 1]))
  }
  return Float32Array.from(cuts.slice(0, mostBins - 1))
}

function binOf(cuts: Float32Array, value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= cuts[middle]) high = middle
    else low = middle + 1
  }
  return low
}

/** Sorts a column of numbers (NaN is missing) into at most `mostBins` ≤ 255 bins of about equal size, after rounding to float32. */
export function binColumn(values: Float64Array, mostBins: number): BinnedColumn {
  const rounded = Float32Array.from(values)
  const present = rounded.filter((value) => !Number.isNaN(value)).sort()
  const cuts = cutsOf(present, mostBins)
  const bins = Uint8Array.from(rounded, (value) => (Number.isNaN(value) ? missingBin : binOf(cuts, value)))
  return { cuts, bins }
}

/** Index of the word with sign, exponent and high mantissa among the two 32-bit words of a double on this machine. */
const highWord = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0

const digitBits = 11
const digits = 1 << digitBits
const mask = digits - 1

/** Scratch space of `sortScores` for at most `size` scores. */
export interface SortSpace {
  readonly values: Float64Array
  readonly words: Uint32Array
  readonly starts: readonly [Uint32Array, Uint32Array, Uint32Array]
}

/** Allocates scratch space once for several sorts. */
export function sortSpace(size: number): SortSpace {
  const values = new Float64Array(size)
  const starts = [new Uint32Array(digits), new Uint32Array(digits), new Uint32Array(digits)] as const
  return { values, words: new Uint32Array(values.buffer), starts }
}

/** Order-preserving whole number of the high word of a double. */
const ordered = (word: number) => (word ^ ((word >> 31) | 0x80000000)) >>> 0

/** Scatters `from` into `to` by one digit of the keys; `starts` holds where each digit begins. */
function scatter(
  from: Float64Array,
  words: Uint32Array,
  { to, starts, base, shift }: { to: Float64Array; starts: Uint32Array; base: number; shift: number },
): void {
  for (let i = 0; i < from.length; i += 1) {
    const digit = ((ordered(words[2 * i + highWord]) - base) >>> shift) & mask
    const at = starts[digit]
    starts[digit] = at + 1
    to[at] = from[i]
  }
}

/** Turns counts into the start of each digit. */
function accumulate(starts: Uint32Array): void {
  let sum = 0
  for (let digit = 0; digit < digits; digit += 1) {
    const count = starts[digit]
    starts[digit] = sum
    sum += count
  }
}

/** Insertion sort of nearly sorted scores; gives up, and says so, after eight moves a score. */
function finish(values: Float64Array): boolean {
  let moves = 8 * values.length
  for (let i = 1; i < values.length; i += 1) {
    const value = values[i]
    if (values[i - 1] <= value) continue
    let at = i
    do {
      values[at] = values[at - 1]
      at -= 1
    } while (at > 0 && values[at - 1] > value)
    values[at] = value
    moves -= i - at
    if (moves < 0) return false
  }
  return true
}

/**
 * Sorts scores ascending in place: radix sort of the high words in two or three passes, insertion sort of what is left,
 * the engine's own sort where there are few scores or they agree in their high words. NaN is not allowed.
 */
export function sortScores(values: Float64Array, space: SortSpace): Float64Array {
  const n = values.length
  if (n < 1024) return values.sort()
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * n)
  let least = 0xffffffff
  let most = 0
  for (let i = highWord; i < 2 * n; i += 2) {
    const key = ordered(words[i])
    if (key < least) least = key
    if (key > most) most = key
  }
  const bits = 32 - Math.clz32(most - least)
  if (bits === 0) return values.sort()
  // Two passes serve where the bits that they drop leave some eight scores to a digit pair at most; three drop none.
  const three = bits - 2 * digitBits + Math.log2(n) > 23
  const shift = three ? 0 : Math.max(0, bits - 2 * digitBits)
  const [low, middle, high] = space.starts
  for (const starts of space.starts) starts.fill(0)
  for (let i = highWord; i < 2 * n; i += 2) {
    const key = (ordered(words[i]) - least) >>> shift
    low[key & mask] += 1
    middle[(key >>> digitBits) & mask] += 1
    if (three) high[key >>> (2 * digitBits)] += 1
  }
  const scratch = space.values.subarray(0, n)
  accumulate(low)
  accumulate(middle)
  scatter(values, words, { to: scratch, starts: low, base: least, shift })
  scatter(scratch, space.words, { to: values, starts: middle, base: least, shift: shift + digitBits })
  if (three) {
    accumulate(high)
    scatter(values, words, { to: scratch, starts: high, base: least, shift: 2 * digitBits })
    values.set(scratch)
  }
  return finish(values) ? values : values.sort()
}

import { requireWhole } from './domain.ts'
import { betaDraw, exponentialDraw, gammaDraw, normalDraw, poissonDraw, shuffled } from './draws.ts'
import { murmur3 } from './murmur3.ts'
import { philox4x32 } from './philox.ts'

/** A sequence of random numbers that is the same wherever and whenever it is opened; each draw moves `position` forward. */
export interface Stream {
  /** A whole number in [0, 2^32). */
  uint32(): number
  /** A multiple of 2^-53 in [0, 1). */
  double(): number
  /** A whole number in [0, n), 1 ≤ n ≤ 2^53, each equally likely (Lemire, ACM Trans Model Comput Simul 29:3, 2019). */
  integer(n: number): number
  /** Standard normal by inversion of the distribution function: always two words. */
  normal(): number
  /** Exponential with mean 1 by inversion: always two words. */
  exponential(): number
  /** Gamma with the given shape and scale 1. */
  gamma(shape: number): number
  /** Beta with shapes a and b. */
  beta(a: number, b: number): number
  /** Poisson count with the given mean ≥ 0. */
  poisson(mean: number): number
  /** Puts an array into a random order in place, each order equally likely, and returns it. */
  shuffle<Values extends Shufflable>(values: Values): Values
  /** Words drawn so far. */
  position(): number
  /** Moves forward by a number of words without drawing them, in constant time. */
  skip(words: number): void
}

/** What can be put into another order in place. */
export type Shufflable = unknown[] | Float64Array | Float32Array | Uint32Array | Int32Array | Uint16Array | Uint8Array

/** The bytes of seed and names, each with its length before it, so that ('a', 'b') and ('ab') differ. */
function keyBytes(parts: readonly string[]): Uint8Array {
  const encoder = new TextEncoder()
  const encoded = parts.map((part) => encoder.encode(part))
  const bytes = new Uint8Array(encoded.reduce((length, part) => length + 4 + part.length, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const part of encoded) {
    view.setUint32(at, part.length, true)
    bytes.set(part, at + 4)
    at += 4 + part.length
  }
  return bytes
}

/**
 * Opens the random stream that belongs to a seed and names, for example a case and a purpose: Philox4x32-10 keyed by the
 * 128-bit MurmurHash3 of all of them. Two words of the hash are the key, two the upper counter; the block number is the lower counter.
 *
 * @example
 * const noise = stream('study 7', 'case 12', 'sensor noise')
 * noise.normal()
 */
export function stream(seed: string, ...names: string[]): Stream {
  const hash = murmur3(keyBytes([seed, ...names]))
  const key = hash.subarray(0, 2)
  const counter = Uint32Array.of(0, 0, hash[2], hash[3])
  const block = new Uint32Array(4)
  let blocks = 0
  let used = 4

  const open = (): void => {
    counter[0] = blocks >>> 0
    counter[1] = Math.floor(blocks / 2 ** 32)
    philox4x32(counter, key, block)
    blocks += 1
    used = 0
  }
  const uint32 = (): number => {
    if (used === 4) open()
    return block[used++]
  }
  const bits53 = (): number => {
    const high = uint32() >>> 5
    return high * 2 ** 26 + (uint32() >>> 6)
  }
  const double = (): number => bits53() * 2 ** -53
  const integer = (n: number): number => {
    requireWhole(n, 'number of integers', 1)
    if (n > 2 ** 32) {
      const limit = Math.floor(2 ** 53 / n) * n
      let drawn = bits53()
      while (drawn >= limit) drawn = bits53()
      return drawn % n
    }
    let word = uint32()
    let low = Math.imul(word, n) >>> 0
    if (low < n) {
      const threshold = (2 ** 32 - n) % n
      while (low < threshold) {
        word = uint32()
        low = Math.imul(word, n) >>> 0
      }
    }
    return Math.floor((word * n - low) * 2 ** -32 + 0.5)
  }
  const position = (): number => Math.max(0, (blocks - 1) * 4 + used)
  const skip = (words: number): void => {
    requireWhole(words, 'number of words')
    const target = position() + words
    blocks = Math.floor(target / 4)
    open()
    used = target % 4
  }

  const uniforms = { double, bits53 }
  return {
    uint32,
    double,
    integer,
    normal: () => normalDraw(uniforms),
    exponential: () => exponentialDraw(uniforms),
    gamma: (shape) => gammaDraw(uniforms, shape),
    beta: (a, b) => betaDraw(uniforms, a, b),
    poisson: (mean) => poissonDraw(uniforms, mean),
    shuffle: (values) => shuffled(integer, values),
    position,
    skip,
  }
}

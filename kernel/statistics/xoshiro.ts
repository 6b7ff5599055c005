import type { Stream } from '@vitalbench/kernel/numbers'

/** State of a xoshiro128** generator (Blackman and Vigna, ACM Trans Math Softw 47:36, 2021): four words, not all zero. */
export type Xoshiro = Int32Array

/** A fast inner generator for resampling, seeded with four words of a counter-based stream; no word is shared between streams. */
export function xoshiro(stream: Stream): Xoshiro {
  const state = Int32Array.from({ length: 4 }, () => stream.uint32())
  if (state.every((word) => word === 0)) state[0] = 1
  return state
}

/** Adds one to `weights` at `count` members drawn with equal probability and replacement; index by rejection, so without bias. */
export function drawMembers(state: Xoshiro, members: Uint32Array, count: number, weights: Uint32Array): void {
  const size = members.length
  const width = Math.floor(2 ** 32 / size)
  const limit = width * size
  const perWidth = 1 / width
  let a = state[0]
  let b = state[1]
  let c = state[2]
  let d = state[3]
  for (let drawn = 0; drawn < count;) {
    const product = Math.imul(b, 5)
    const word = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    if (word >= limit) continue
    // word / width, exact: the half keeps the product away from whole numbers by more than its rounding error.
    weights[members[Math.trunc((word + 0.5) * perWidth)]] += 1
    drawn += 1
  }
  state[0] = a
  state[1] = b
  state[2] = c
  state[3] = d
}

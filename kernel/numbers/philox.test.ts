import assert from 'node:assert/strict'
import { test } from 'node:test'
import { philox4x32 } from './philox.ts'

const word = (value: bigint): bigint => BigInt.asUintN(32, value)

/** The published rounds in exact integers, against which the arithmetic in doubles is held. */
function exactPhilox(counter: readonly bigint[], key: readonly bigint[]): number[] {
  let [c0, c1, c2, c3] = counter
  let [k0, k1] = key
  for (let round = 0; round < 10; round++) {
    const first = 0xd2511f53n * c0
    const second = 0xcd9e8d57n * c2
    ;[c0, c1, c2, c3] = [(second >> 32n) ^ c1 ^ k0, word(second), (first >> 32n) ^ c3 ^ k1, word(first)]
    ;[k0, k1] = [word(k0 + 0x9e3779b9n), word(k1 + 0xbb67ae85n)]
  }
  return [c0, c1, c2, c3].map(Number)
}

test('high words of products are exact', () => {
  const block = new Uint32Array(4)
  const edges = [0, 1, 2, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]
  for (const a of edges) {
    for (const b of edges) {
      philox4x32(Uint32Array.of(a, b, b, a), Uint32Array.of(b, a), block)
      assert.deepEqual([...block], exactPhilox([a, b, b, a].map(BigInt), [b, a].map(BigInt)))
    }
  }
})

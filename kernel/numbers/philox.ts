/** High word of the 64-bit product of two unsigned words: the rounding error of `a * b` is far below half of 2^32. */
const highWord = (a: number, b: number, low: number): number => ((a * b - low) * 2 ** -32 + 0.5) >>> 0

/**
 * Philox4x32-10: writes the four words of the block at `counter` (four words) under `key` (two words) into `block`.
 * Source: Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, SC11 (2011).
 */
export function philox4x32(counter: Uint32Array, key: Uint32Array, block: Uint32Array): void {
  let c0 = counter[0]
  let c1 = counter[1]
  let c2 = counter[2]
  let c3 = counter[3]
  let k0 = key[0]
  let k1 = key[1]
  for (let round = 0; round < 10; round++) {
    const low0 = Math.imul(0xd2511f53, c0) >>> 0
    const low1 = Math.imul(0xcd9e8d57, c2) >>> 0
    const high0 = highWord(0xd2511f53, c0, low0)
    const high1 = highWord(0xcd9e8d57, c2, low1)
    c0 = (high1 ^ c1 ^ k0) >>> 0
    c1 = low1
    c2 = (high0 ^ c3 ^ k1) >>> 0
    c3 = low0
    k0 = (k0 + 0x9e3779b9) >>> 0
    k1 = (k1 + 0xbb67ae85) >>> 0
  }
  block[0] = c0
  block[1] = c1
  block[2] = c2
  block[3] = c3
}

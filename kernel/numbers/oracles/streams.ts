import type { Oracle } from '@vitalbench/kernel/oracle'
import { murmur3 } from '../murmur3.ts'
import { philox4x32 } from '../philox.ts'

// Counter, key and answer: the rows `philox4x32 10` of kat_vectors in Random123 1.14.0.
const knownAnswers = [
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
] as const

/** The block function of the random streams, bit by bit. */
export const philoxAnswers: Oracle = {
  id: 'numbers-philox',
  method: 'Philox4x32-10',
  source: 'Random123 1.14.0 (D. E. Shaw Research), known-answer file kat_vectors',
  compute: () =>
    knownAnswers.flatMap(([counter, key, answer], vector) => {
      const block = new Uint32Array(4)
      philox4x32(Uint32Array.from(counter), Uint32Array.from(key), block)
      return answer.map((expected, word) => ({
        quantity: `vector ${vector}, word ${word}`,
        expected,
        observed: block[word],
        tolerance: 0,
      }))
    }),
}

/** First word of the hash of the hashes of the keys (), (0), (0, 1) … with seeds 256, 255, 254 …: SMHasher's verification value. */
function verificationValue(): number {
  const keys = Uint8Array.from({ length: 256 }, (_, i) => i)
  const hashes = new Uint8Array(256 * 16)
  const view = new DataView(hashes.buffer)
  for (let length = 0; length < 256; length++) {
    const hash = murmur3(keys.subarray(0, length), 256 - length)
    for (const [word, value] of hash.entries()) view.setUint32(16 * length + 4 * word, value, true)
  }
  return murmur3(hashes)[0]
}

/** The hash that keys the random streams. */
export const murmurAnswer: Oracle = {
  id: 'numbers-murmur3',
  method: 'MurmurHash3_x86_128',
  source: 'SMHasher (Appleby), verification value 0xB3ECE62A over 256 keys',
  compute: () => [{ quantity: 'verification value', expected: 0xb3ece62a, observed: verificationValue(), tolerance: 0 }],
}

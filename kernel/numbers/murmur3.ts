const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))

const finish = (word: number): number => {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

const c1 = 0x239b961b
const c2 = 0xab0e9789
const c3 = 0x38b34ae5
const c4 = 0xa1e38b93

/** The four words of MurmurHash3_x86_128 of `bytes` (Appleby, SMHasher, 2011; public domain): spreads keys, no cryptographic hash. */
export function murmur3(bytes: Uint8Array, seed = 0): Uint32Array {
  const tail = bytes.length & 15
  const padded = new Uint8Array(bytes.length - tail + 16)
  padded.set(bytes)
  const view = new DataView(padded.buffer)
  let h1 = seed | 0
  let h2 = h1
  let h3 = h1
  let h4 = h1
  const last = bytes.length - tail
  for (let at = 0; at <= last; at += 16) {
    // The rest of fewer than 16 bytes, filled with zeros, enters the state without the mixing that follows whole blocks.
    const whole = at < last
    const k1 = Math.imul(rotate(Math.imul(view.getInt32(at, true), c1), 15), c2)
    const k2 = Math.imul(rotate(Math.imul(view.getInt32(at + 4, true), c2), 16), c3)
    const k3 = Math.imul(rotate(Math.imul(view.getInt32(at + 8, true), c3), 17), c4)
    const k4 = Math.imul(rotate(Math.imul(view.getInt32(at + 12, true), c4), 18), c1)
    h1 ^= k1
    if (whole) h1 = (Math.imul((rotate(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0
    h2 ^= k2
    if (whole) h2 = (Math.imul((rotate(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0
    h3 ^= k3
    if (whole) h3 = (Math.imul((rotate(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0
    h4 ^= k4
    if (whole) h4 = (Math.imul((rotate(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0
  }
  const state = Int32Array.of(h1, h2, h3, h4).map((word) => word ^ bytes.length)
  spread(state)
  return Uint32Array.from(spread(state.map(finish)))
}

/** Adds the other words to the first, then the first to the others, in place. */
function spread(state: Int32Array): Int32Array {
  state[0] += state[1] + state[2] + state[3]
  for (let i = 1; i < 4; i++) state[i] += state[0]
  return state
}

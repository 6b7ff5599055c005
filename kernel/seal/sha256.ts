// Round constants: first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2).
const roundConstants = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
  0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
  0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
  0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
  0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
  0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
])

// Scratch of one compression, which never yields half-way; shared, so that a digest allocates little.
const w = new Int32Array(64)

const initialState = Int32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19)

/** Compresses the 64 bytes from `at` into `state` (FIPS 180-4, section 6.2.2). */
function compress(state: Int32Array, bytes: Uint8Array, at: number): void {
  for (let t = 0, i = at; t < 16; t++, i += 4) w[t] = (bytes[i] << 24) | (bytes[i + 1] << 16) | (bytes[i + 2] << 8) | bytes[i + 3]
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15]
    const y = w[t - 2]
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[t] = (w[t - 16] + s0 + w[t - 7] + s1) | 0
  }
  let a = state[0]
  let b = state[1]
  let c = state[2]
  let d = state[3]
  let e = state[4]
  let f = state[5]
  let g = state[6]
  let h = state[7]
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + roundConstants[t] + w[t]) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] += a
  state[1] += b
  state[2] += c
  state[3] += d
  state[4] += e
  state[5] += f
  state[6] += g
  state[7] += h
}

/** A SHA-256 under way: `update` takes bytes in any portions, `digest` closes it and gives the 32 bytes. */
export interface Sha256 {
  update(bytes: Uint8Array): Sha256
  digest(): Uint8Array
}

/** Starts an incremental SHA-256 (FIPS 180-4) over up to 2⁵³ − 1 bytes. */
export function sha256Stream(): Sha256 {
  const state = initialState.slice()
  const block = new Uint8Array(64)
  let pending = 0
  let length = 0

  const update = (bytes: Uint8Array): void => {
    length += bytes.length
    let at = 0
    if (pending > 0) {
      at = Math.min(64 - pending, bytes.length)
      block.set(bytes.subarray(0, at), pending)
      pending += at
      if (pending < 64) return
      compress(state, block, 0)
      pending = 0
    }
    for (; at + 64 <= bytes.length; at += 64) compress(state, bytes, at)
    block.set(bytes.subarray(at))
    pending = bytes.length - at
  }

  const digest = (): Uint8Array => {
    const bits = length * 8
    const padding = new Uint8Array((pending < 56 ? 64 : 128) - pending)
    const view = new DataView(padding.buffer)
    padding[0] = 0x80
    view.setUint32(padding.length - 8, Math.floor(length / 0x20000000))
    view.setUint32(padding.length - 4, bits >>> 0)
    update(padding)
    const result = new Uint8Array(32)
    const out = new DataView(result.buffer)
    for (let i = 0; i < 8; i++) out.setInt32(4 * i, state[i])
    return result
  }

  const hash: Sha256 = {
    update: (bytes) => {
      update(bytes)
      return hash
    },
    digest,
  }
  return hash
}

/**
 * SHA-256 of bytes (FIPS 180-4), 32 bytes, synchronous wherever it runs.
 *
 * @example
 * hex(sha256(new TextEncoder().encode('abc'))) // 'ba7816bf…f20015ad'
 */
export const sha256 = (bytes: Uint8Array): Uint8Array => sha256Stream().update(bytes).digest()

import { createHash } from 'node:crypto'

/** A running digest over the messages of a session, in order. */
export interface Chain {
  /** Joins one message: its kind, the index and time of its step, and its numbers as doubles, little-endian. */
  readonly join: (kind: number, index: number, seconds: number, values: Float64Array) => void
  /** Joins a text. */
  readonly text: (text: string) => void
  /** SHA-256 over all messages so far, in hexadecimal. */
  readonly digest: () => string
}

const room = 1 << 16

/** Opens a chain over a text that says how the session began. Messages are gathered, so that a step costs no call into the system. */
export function openChain(opening: string): Chain {
  const hash = createHash('sha256').update(opening)
  const bytes = new Uint8Array(room)
  const view = new DataView(bytes.buffer)
  let used = 0
  const flush = (): void => {
    hash.update(bytes.subarray(0, used))
    used = 0
  }
  return {
    join: (kind, index, seconds, values) => {
      if (used + 24 + 8 * values.length > room) flush()
      view.setUint32(used, kind, true)
      view.setUint32(used + 4, values.length, true)
      view.setFloat64(used + 8, index, true)
      view.setFloat64(used + 16, seconds, true)
      used += 24
      for (let i = 0; i < values.length; i++, used += 8) view.setFloat64(used, values[i], true)
    },
    text: (text) => {
      flush()
      hash.update(text)
    },
    digest: () => {
      flush()
      return hash.copy().digest('hex')
    },
  }
}

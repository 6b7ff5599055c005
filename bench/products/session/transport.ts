/** A link that carries the messages of sessions as text, one at a time. What goes wrong on it is thrown as a `Misbehaviour`. */
export interface Transport {
  /** Sends a message that has an answer. */
  readonly send: (message: string) => void
  /** Sends a message that has none. */
  readonly tell: (message: string) => void
  readonly receive: () => Promise<string>
  /** Messages that came and were not taken yet. */
  readonly waiting: () => number
  /** Ends the product with all its processes, or the connection to it. */
  readonly end: () => Promise<void>
  /** Largest resident memory so far in MiB, null where unknown. */
  readonly peakMemoryMiB: () => number | null
}

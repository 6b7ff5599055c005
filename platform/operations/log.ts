/** Writes structured lines for whoever runs the machine; never a secret, never a patient. */
export interface Log {
  readonly info: (values: Readonly<Record<string, unknown>>, text: string) => void
  readonly warn: (values: Readonly<Record<string, unknown>>, text: string) => void
  readonly error: (values: Readonly<Record<string, unknown>>, text: string) => void
}

/** A log that keeps nothing, for tests and short commands. */
export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} }

/** Files by the SHA-256 of their bytes: the same bytes are kept once, and nobody can change them unseen. */
export interface FileStore {
  /** Keeps bytes; gives their digest in hexadecimal and their size. */
  readonly keep: (bytes: Uint8Array | AsyncIterable<Uint8Array>) => Promise<{ readonly sha256: string; readonly size: number }>
  /** The bytes of a digest, checked while they are read; fails with FILE_NOT_FOUND or FILE_DAMAGED. */
  readonly read: (sha256: string) => Promise<Uint8Array>
  /** The path of a digest on this machine, for a program that has to open it. */
  readonly path: (sha256: string) => Promise<string>
  readonly has: (sha256: string) => Promise<boolean>
}

import type { OidcProvider } from '../sign-in/index.ts'

/** With what a centre is started. */
export interface Settings {
  /** Folder of an embedded database, or the connection string of a PostgreSQL server. */
  readonly database: string
  /** Folder of keys and files. */
  readonly folder: string
  readonly host: string
  readonly port: number
  /** Where people reach the centre, without a slash at the end. */
  readonly address: string
  readonly oidc: readonly OidcProvider[]
  readonly sessionDays: number
  /** Worker threads that a run takes. */
  readonly threads: number
  /** Whether products of machine code run where the system cannot confine them. */
  readonly unconfined: boolean
  /** Folder of the example studies. */
  readonly examples: string
  /** What a new centre is filled with: a preset by name, or the path of a centre.yaml; none for an empty one. */
  readonly preset: string
  readonly logLevel: string
}

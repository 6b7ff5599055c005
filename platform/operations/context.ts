import type { SigningKey } from '@vitalbench/kernel/seal'
import type { Actor } from '../access/actor.ts'
import type { Sql } from '../database/database.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Log } from './log.ts'

/** What a centre is made of, apart from its database: the same for every request. */
export interface Equipment {
  readonly files: FileStore
  readonly jobs: Jobs
  /** Signs decisions, checkpoints and credentials of the centre. */
  readonly key: SigningKey
  readonly log: Log
  /** IANA zone in which the centre's days begin and end. */
  readonly zone: string
  /** Where people reach the centre, without a slash at the end. */
  readonly address: string
}

/** All that an operation may touch. */
export interface Context extends Equipment {
  readonly actor: Actor
  /** The transaction of this request. */
  readonly database: Sql
  /** When it was asked. */
  readonly now: Date
  /** Runs after the transaction was committed, and never if it was not. */
  readonly afterwards: (work: () => Promise<void> | void) => void
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal
}

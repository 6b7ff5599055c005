import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** A range [start, end) of the database. */
export const rangeOf = (start: Date | string, end: Date | string): RawBuilder<string> =>
  sql<string>`tstzrange(${typeof start === 'string' ? start : start.toISOString()}::timestamptz, ${typeof end === 'string' ? end : end.toISOString()}::timestamptz)`

/** A list of ids as an array of the database. */
export const ids = (list: readonly string[]): RawBuilder<readonly string[]> => sql`${[...list]}::uuid[]`

const exclusion = '23P01'
const uniqueness = '23505'

/** Whether an error says that the database kept something from being taken twice. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === exclusion || error.code === uniqueness)

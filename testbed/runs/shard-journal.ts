import { outcomesOfLines, readJournalLine } from '@vitalbench/bench'
import type { Journal } from '@vitalbench/bench'
import type { Sql } from '@vitalbench/platform/database'
import { appendLines, linesOf } from './store.ts'
import type { Hold, ShardKey } from './store.ts'

/** The journal of a stretch in the database; it refuses whoever holds the stretch no longer. */
export interface ShardJournal extends Journal {
  /** Whether somebody else has taken the stretch meanwhile. */
  readonly isLost: () => boolean
}

const recordsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => readJournalLine(line))

/** Opens it, with the outcomes that it has. Lines that come while others are written are written together. */
export async function openShardJournal(database: Sql, key: ShardKey, hold: () => Hold): Promise<ShardJournal> {
  const outcomes: Map<number, ReturnType<typeof outcomesOfLines>[number]> = new Map()
  for (const text of await linesOf(database, key))
    for (const record of recordsOf(text)) if (record !== null) outcomes.set(record.index, record.outcome)
  let waiting = ''
  let lost = false
  let writing: Promise<void> | null = null

  async function write(): Promise<void> {
    while (waiting !== '' && !lost) {
      const lines = waiting
      waiting = ''
      const records = recordsOf(lines)
      const failed = records.filter((record) => record?.outcome.status !== 'ok').length
      lost = !(await appendLines(database, key, { ...hold(), lines, cases: records.length, failed }))
    }
    writing = null
  }
  const append = (lines: string): Promise<void> => {
    waiting += lines
    return (writing ??= write())
  }
  return { outcomes, append, close: async () => void (await writing), isLost: () => lost }
}

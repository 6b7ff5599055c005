import { open, rename, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outcome } from '../contract.ts'
import { fail } from '../errors.ts'
import { journalHeader, planOfHeader, readJournalLine } from './journal-line.ts'

const flushMs = 100

/** The outcomes that have been written down, append-only, so that a run can go on after any end. */
export interface Journal {
  /** Outcomes that were there when it was opened, by index of their case. */
  readonly outcomes: ReadonlyMap<number, Outcome>
  /** Appends whole lines; they survive the end of this process at once, that of the machine after about 100 ms. */
  readonly append: (lines: string) => Promise<void>
  readonly close: () => Promise<void>
}

async function create(path: string, plan: string): Promise<void> {
  // By another name first, so that a journal always has its whole first line.
  const file = await open(`${path}.new`, 'w')
  await file.write(journalHeader(plan))
  await file.sync()
  await file.close()
  await rename(`${path}.new`, path)
}

/** Whole lines of a file with the offset behind each; what follows the last line break is no line. */
async function* wholeLines(file: FileHandle): AsyncGenerator<{ readonly line: string; readonly end: number }> {
  let rest = Buffer.alloc(0)
  let end = 0
  const chunk = Buffer.alloc(1 << 20)
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at)
    if (bytesRead === 0) return
    at += bytesRead
    let bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)])
    for (let stop = bytes.indexOf(10); stop >= 0; stop = bytes.indexOf(10)) {
      end += stop + 1
      yield { line: bytes.toString('utf8', 0, stop), end }
      bytes = bytes.subarray(stop + 1)
    }
    rest = bytes
  }
}

async function readOutcomes(
  file: FileHandle,
  { folder, plan }: { folder: string; plan: string },
): Promise<{ outcomes: Map<number, Outcome>; end: number }> {
  const outcomes = new Map<number, Outcome>()
  let last = 0
  for await (const { line, end } of wholeLines(file)) {
    if (last === 0) {
      const other = planOfHeader(line)
      if (other === null) throw fail('JOURNAL_UNREADABLE', { folder })
      if (other !== plan) throw fail('JOURNAL_OTHER_PLAN', { folder, other, plan })
    } else {
      // A damaged line is left where it is; its case runs again and is written behind it.
      const read = readJournalLine(line)
      if (read) outcomes.set(read.index, read.outcome)
    }
    last = end
  }
  if (last === 0) throw fail('JOURNAL_UNREADABLE', { folder })
  return { outcomes, end: last }
}

/** Opens the journal of a plan in a folder, or begins it; throws JOURNAL_OTHER_PLAN for that of another plan. A torn last line is dropped. */
export async function openJournal(folder: string, plan: string): Promise<Journal> {
  const path = join(folder, 'journal')
  const exists = await stat(path).then(
    () => true,
    () => false,
  )
  if (!exists) await create(path, plan)
  const file = await open(path, 'r+')
  const { outcomes, end } = await readOutcomes(file, { folder, plan }).catch(async (error: unknown) => {
    await file.close()
    throw error
  })
  await file.truncate(end)

  let position = end
  let dirty = false
  let failure: unknown = null
  let writing: Promise<unknown> = Promise.resolve()
  const flush = (): Promise<void> => {
    if (!dirty) return Promise.resolve()
    dirty = false
    return file.datasync()
  }
  const timer = setInterval(() => {
    writing = writing.then(flush).catch((error: unknown) => (failure = error))
  }, flushMs)
  timer.unref()

  const append = async (lines: string): Promise<void> => {
    const bytes = Buffer.from(lines)
    const at = position
    position += bytes.length
    dirty = true
    const written = writing.then(() => file.write(bytes, 0, bytes.length, at))
    writing = written.catch((error: unknown) => (failure = error))
    await written
    if (failure !== null) throw failure
  }
  const close = async (): Promise<void> => {
    clearInterval(timer)
    await writing
    await flush()
    await file.close()
    if (failure !== null) throw failure
  }
  return { outcomes, append, close }
}

import { crc32 } from 'node:zlib'
import { canonicalJson } from '@vitalbench/kernel/seal'
import type { Outcome } from '../contract.ts'

/** One line of the journal: CRC-32 of what follows in hexadecimal, the index of the case, the outcome as canonical JSON. */
export function journalLine(index: number, outcome: Outcome): string {
  const body = `${index} ${canonicalJson(outcome)}`
  return `${checksum(body)} ${body}\n`
}

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0')

/** The first line: format and digest of the plan that the journal belongs to. */
export function journalHeader(plan: string): string {
  const body = `vitalbench-journal/1 ${plan}`
  return `${checksum(body)} ${body}\n`
}

/** What stands behind the checksum of a line without its line break; null where it is damaged. */
const bodyOf = (line: string): string | null => (line[8] === ' ' && line.slice(0, 8) === checksum(line.slice(9)) ? line.slice(9) : null)

/** Digest of the plan in a first line, or null where that is damaged. */
export const planOfHeader = (line: string): string | null => /^vitalbench-journal\/1 ([0-9a-f]{64})$/.exec(bodyOf(line) ?? '')?.[1] ?? null

/** Index and outcome of a line, or null where it is damaged. */
export function readJournalLine(line: string): { readonly index: number; readonly outcome: Outcome } | null {
  const body = bodyOf(line)
  if (body === null) return null
  const space = body.indexOf(' ')
  if (!/^(0|[1-9]\d{0,14})$/.test(body.slice(0, space))) return null
  return { index: Number(body.slice(0, space)), outcome: JSON.parse(body.slice(space + 1)) as Outcome }
}

/** The outcomes of whole lines, in case order; throws a RangeError for a damaged line or a case that is missing. */
export function outcomesOfLines(texts: Iterable<string>): readonly Outcome[] {
  const outcomes = new Map<number, Outcome>()
  for (const text of texts)
    for (const line of text.split('\n')) {
      if (line === '') continue
      const read = readJournalLine(line)
      if (read === null) throw new RangeError(`a line of ${line.length} characters is damaged`)
      outcomes.set(read.index, read.outcome)
    }
  return Array.from({ length: outcomes.size }, (_, index) => {
    const outcome = outcomes.get(index)
    if (!outcome) throw new RangeError(`case ${index} of ${outcomes.size} has no outcome`)
    return outcome
  })
}

import type { OutcomeValue, SessionRecord } from '@vitalbench/bench'
import { z } from 'zod'

/** A session's record as values of an outcome: the chain always; acts and notes where the product is to be played again without itself. */
export const playbackValues = ({ acts, notes, chain }: SessionRecord, whole: boolean): Readonly<Record<string, OutcomeValue>> => ({
  chain,
  acts: whole ? acts : null,
  notes: whole ? JSON.stringify(notes) : null,
})

const whats = ['event', 'invalid', 'late', 'crashed', 'out-of-memory', 'unreachable'] as const

/** Notes come from evidence, which may be a stranger's. */
const notesSchema = z.array(z.tuple([z.int().min(0), z.enum(whats), z.string()]))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The record that {@link playbackValues} wrote whole, by the name of a value; null where it did not, or where it is none. */
export function readPlayback(value: (name: string) => OutcomeValue | undefined): SessionRecord | null {
  const [acts, notes, chain] = ['acts', 'notes', 'chain'].map(value)
  if (!Array.isArray(acts) || !acts.every((act) => typeof act === 'number') || typeof notes !== 'string' || typeof chain !== 'string')
    return null
  const read = notesSchema.safeParse(parsed(notes))
  return read.success ? { acts, notes: read.data, chain } : null
}

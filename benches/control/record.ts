import type { OutcomeValue, SessionRecord } from '@vitalbench/bench'

/** A session's record as values of an outcome: the chain always; acts and notes where the product is to be played again without itself. */
export const playbackValues = ({ acts, notes, chain }: SessionRecord, whole: boolean): Readonly<Record<string, OutcomeValue>> => ({
  chain,
  acts: whole ? acts : null,
  notes: whole ? JSON.stringify(notes) : null,
})

import type { Outcome } from '../contract.ts'
import type { Journal } from './journal.ts'
import { readJournalLine } from './journal-line.ts'

/** How many outcomes are without a valid answer. */
export function failedAmong(outcomes: Iterable<Outcome>): number {
  let failed = 0
  for (const { status } of outcomes) if (status !== 'ok') failed++
  return failed
}

/** Outcomes of a run, in memory by the index of their case and in the journal. */
export interface Gathered {
  readonly outcomes: ReadonlyMap<number, Outcome>
  /** Takes whole lines of the journal; gives the indices of their cases. */
  readonly add: (lines: string) => readonly number[]
  /** From here on outcomes are kept from the journal, until they are released into it. */
  readonly hold: () => void
  readonly release: () => void
  /** Throws what went wrong with writing, if anything did. */
  readonly check: () => void
}

/** Begins with the outcomes of the journal. */
export function gatherOutcomes(journal: Journal, onAdded: (added: readonly Outcome[]) => void): Gathered {
  const outcomes = new Map(journal.outcomes)
  let held: string | null = null
  let failure: unknown = null
  const write = (lines: string): void => {
    journal.append(lines).catch((error: unknown) => {
      failure = error
    })
  }
  return {
    outcomes,
    add: (lines) => {
      const read = lines
        .slice(0, -1)
        .split('\n')
        .map((line) => readJournalLine(line)!)
      for (const { index, outcome } of read) outcomes.set(index, outcome)
      if (held === null) write(lines)
      else held += lines
      onAdded(read.map(({ outcome }) => outcome))
      return read.map(({ index }) => index)
    },
    hold: () => {
      held = ''
    },
    release: () => {
      if (held) write(held)
      held = null
    },
    check: () => {
      if (failure !== null) throw failure
    },
  }
}

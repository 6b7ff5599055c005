import type { Measure, Probe, Verdict } from '@vitalbench/bench'

/** A probe with what was measured, and the digest of the plan that it ran: with the study file anyone can run it again. */
export interface RecordedProbe extends Probe {
  readonly planDigest: string
  readonly measure: Pick<Measure, 'name' | 'group' | 'unit' | 'value' | 'n'> & {
    readonly interval: readonly [low: number, high: number] | null
  }
}

/** One end of the bracket: the faults in words, what was measured, and the folder of its evidence with its digest. */
export interface BracketEnd {
  readonly share: number
  readonly faults: readonly string[]
  readonly verdict: Verdict
  readonly folder: string
  readonly evidenceDigest: string
}

/** What a search for the mildest failure leaves in `search.json`. */
export interface SearchRecord {
  readonly format: 'vitalbench-search/1'
  readonly study: string
  readonly planDigest: string
  readonly product: { readonly name: string; readonly version: string; readonly manufacturer: string }
  readonly condition: string
  readonly faults: readonly string[]
  readonly criterion: { readonly id: string; readonly text: string; readonly limit: unknown; readonly on: string }
  readonly found: 'broken-without' | 'unbroken' | 'mildest'
  /** The faults that are needed, by their numbers in `faults`; null unless a mildest failure was found. */
  readonly needed: readonly number[] | null
  readonly monotone: boolean | null
  readonly holds: BracketEnd | null
  readonly breaks: BracketEnd | null
  readonly probes: readonly RecordedProbe[]
}

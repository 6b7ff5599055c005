import type { Affected, Criterion, LockedPlan, Measure, MildestFailure, Probe, Verdict } from '@vitalbench/bench'

/**
 * A probe with what was measured, the digest of the plan that it ran, and that of its `findings.json`: whoever runs that plan again
 * gets the same findings to the last bit.
 */
export interface RecordedProbe extends Probe {
  readonly planDigest: string
  readonly findingsDigest: string
  readonly measure: Pick<Measure, 'name' | 'group' | 'unit' | 'value' | 'n'> & {
    readonly interval: readonly [low: number, high: number] | null
  }
}

/** Patients at one end of a bracket: how many have a value, how many of these miss the limit for themselves, and the worst of them. */
export interface AffectedPatients {
  readonly n: number
  readonly beyond: number
  readonly worst: readonly Affected[]
}

/** One end of the bracket: the faults in words, what became of the patients, and the folder of its evidence with its digest. */
export interface BracketEnd {
  readonly share: number
  readonly faults: readonly string[]
  readonly verdict: Verdict
  readonly folder: string
  readonly evidenceDigest: string
  /** Null where the measure is none that a single patient has. */
  readonly affected: AffectedPatients | null
}

/** What a search for the mildest failure leaves in `search.json`; all of it follows from the plan, the probes and both evidences. */
export interface SearchRecord {
  readonly format: 'vitalbench-search/1'
  readonly study: string
  readonly planDigest: string
  readonly product: Pick<LockedPlan['product'], 'name' | 'version' | 'manufacturer' | 'artefact'>
  readonly bench: LockedPlan['bench']
  readonly condition: string
  readonly tolerance: number
  readonly faults: readonly string[]
  readonly criterion: Pick<Criterion, 'id' | 'text' | 'measure' | 'group' | 'limit' | 'on'>
  readonly found: MildestFailure['found']
  /** The faults that are needed, by their numbers in `faults`; null unless a mildest failure was found. */
  readonly needed: readonly number[] | null
  readonly monotone: boolean | null
  /** Probes in which the criterion was neither met nor broken; the search counts them as not held. */
  readonly inconclusive: number
  readonly holds: BracketEnd | null
  readonly breaks: BracketEnd | null
  /** Smallest share tried of the needed faults at which the criterion is shown to fail; null where it is only inconclusive. */
  readonly fails: number | null
  /** In the order in which they were tried. */
  readonly probes: readonly RecordedProbe[]
}

import type { Verdict } from '../contract.ts'
import { mildestShare } from './mildest-share.ts'
import { minimalSet } from './minimal-set.ts'

/** Parts of a condition by their numbers, each at a share of its dose from 0 to 1. */
export interface Dose {
  readonly kept: readonly number[]
  readonly share: number
}

/** A dose that was tried, and what became of the criterion. */
export interface Probe extends Dose {
  readonly verdict: Verdict
}

/** What a search found: the criterion is broken already without any part, or not even by all of them, or by a set in a bracket of shares. */
export type MildestFailure =
  | { readonly found: 'broken-without' | 'unbroken'; readonly probes: readonly Probe[] }
  | {
      readonly found: 'mildest'
      readonly kept: readonly number[]
      readonly holds: number
      readonly breaks: number
      readonly monotone: boolean
      readonly probes: readonly Probe[]
    }

/** How a search is made: number of parts, least width of the bracket, and how a dose is tried. */
export interface Searching {
  readonly parts: number
  readonly tolerance: number
  readonly probe: (dose: Dose) => Promise<Verdict>
}

/**
 * Searches the mildest failure: the parts that are needed, then the smallest share of their common dose, at which a criterion is no longer
 * met. A criterion holds where its verdict is `pass`; one that is inconclusive no longer holds. No dose is tried twice.
 */
export async function searchMildest({ parts, tolerance, probe }: Searching): Promise<MildestFailure> {
  const probes: Probe[] = []
  const breaks = async (kept: readonly number[], share: number): Promise<boolean> => {
    const nothing = kept.length === 0 || share === 0
    const dose = nothing ? { kept: [], share: 0 } : { kept, share }
    const known = probes.find((each) => each.share === dose.share && each.kept.join() === dose.kept.join())
    const verdict = known?.verdict ?? (await probe(dose))
    if (!known) probes.push({ ...dose, verdict })
    return verdict !== 'pass'
  }
  const all = Array.from({ length: parts }, (_, i) => i)
  if (await breaks([], 0)) return { found: 'broken-without', probes }
  if (!(await breaks(all, 1))) return { found: 'unbroken', probes }
  const kept = await minimalSet(all, (some) => breaks(some, 1))
  const bracket = await mildestShare((share) => breaks(kept, share), tolerance)
  return { found: 'mildest', kept, ...bracket, probes }
}

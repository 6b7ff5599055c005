import { basename } from 'node:path'
import { planDigest } from '@vitalbench/bench/study'
import { probed, readEvidence, verifyEvidence } from '@vitalbench/evidence'
import type { DerivingBench, EndEvidence, RecordedProbe } from '@vitalbench/evidence'
import { fail } from './errors.ts'

/** What the evidence of an end is held against: the bench, the key of this machine, and what was found just now. */
export interface EndCheck {
  readonly bench: DerivingBench
  readonly keyid: string
  readonly probes: readonly Pick<RecordedProbe, 'planDigest' | 'findingsDigest'>[]
}

/**
 * The evidence of an end of a bracket. What stood in the folder before counts only if it is intact, signed by our own key, and of a probe
 * that was made just now; else throws CLI_SEARCH_OTHER, so that nothing foreign is signed.
 */
export async function ownEnd(folder: string, { bench, keyid, probes }: EndCheck): Promise<EndEvidence> {
  const { ok, evidenceDigest, problems } = await verifyEvidence(folder, { benches: [bench], trustedKeys: [keyid] })
  if (!ok || evidenceDigest === null) throw fail('CLI_SEARCH_OTHER', { folder, problem: problems[0]?.message })
  const { plan, outcomes, findings } = await readEvidence(folder)
  const { findingsDigest } = probed(plan, findings)
  if (!probes.some((each) => each.findingsDigest === findingsDigest && each.planDigest === planDigest(plan)))
    throw fail('CLI_SEARCH_OTHER', { folder, problem: 'its findings are those of no probe' })
  return { plan, outcomes, findings, folder: basename(folder), evidenceDigest }
}

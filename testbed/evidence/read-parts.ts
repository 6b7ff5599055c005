import type { Circumstances, LockedPlan } from '@vitalbench/bench'
import { composeReport, wordsOf } from '@vitalbench/evidence'
import type { JudgedFindings, Report, Words } from '@vitalbench/evidence'
import { parseCanonical } from '@vitalbench/kernel/seal'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import type { Testbed } from '../setting/index.ts'
import { filesOfEvidence } from './store.ts'
import type { EvidenceRecord, KeptFile } from './store.ts'

/** The parts of evidence that are read as data, and the words for them. */
export interface EvidencePartsRead {
  readonly plan: LockedPlan
  readonly findings: JudgedFindings
  readonly circumstances: Circumstances
  readonly files: readonly (KeptFile & { readonly name: string })[]
  readonly report: Report
  readonly words: Words
}

/** Reads evidence in the language of whoever asks. */
export async function readParts(testbed: Testbed, evidence: EvidenceRecord, context: Context): Promise<EvidencePartsRead> {
  const { database, files: store, actor } = context
  const files = await filesOfEvidence(database, evidence.id)
  const read = async <T>(name: string): Promise<T> => {
    const file = files.find((each) => each.name === name)
    if (!file) throw failOperation('OPERATION_NOT_FOUND', { what: 'file', id: name })
    return parseCanonical(await store.read(file.sha256)) as T
  }
  const [plan, findings, circumstances] = await Promise.all([
    read<LockedPlan>('plan.json'),
    read<JudgedFindings>('findings.json'),
    read<Circumstances>('circumstances.json'),
  ])
  // A bench that is no longer here has no words, but its numbers are still shown.
  const { name, version } = plan.bench
  const bench = testbed.benches.find((each) => each.name === name) ?? { name, version, title: name, text: { en: {} } }
  const { planDigest, evidenceDigest } = evidence
  const input = { plan, planDigest, findings, circumstances, evidenceDigest, bench }
  const report = composeReport(input, actor.language, 'screen')
  return { plan, findings, circumstances, files, report, words: wordsOf(actor.language, bench.text) }
}

import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Circumstances, Language, LockedPlan, Outcome } from '@vitalbench/bench'
import {
  attestationFile,
  claimsOf,
  digestOf,
  evidenceDigestOf,
  outcomesRoot,
  roCrateFile,
  sealAttestation,
} from '@vitalbench/kernel/bundle'
import { parseCanonical } from '@vitalbench/kernel/seal'
import type { SigningKey } from '@vitalbench/kernel/seal'
import { fail } from '../errors.ts'
import type { JudgedFindings } from '../findings.ts'
import { evidenceJson } from './evidence-json.ts'
import { parquetFromOutcomes } from './outcomes-parquet.ts'
import { htmlReports, pdfReport } from './reports.ts'
import type { ReportBench } from './reports.ts'
import { roCrate } from './ro-crate.ts'

/** A finished run, and how its evidence is to be made. */
export interface EvidenceToMake {
  readonly plan: LockedPlan
  readonly outcomes: readonly Outcome[]
  readonly findings: JudgedFindings
  readonly circumstances: Circumstances
  readonly bench: ReportBench
  /** Languages of the report, one at least; the first is that of `report.html` and `report.pdf`. */
  readonly languages: readonly Language[]
  readonly key: SigningKey
  /** Whether `report.pdf` is written too; it is unless this is false. */
  readonly pdf?: boolean
}

/** The same, and where it is to be written. `folder` must not exist yet. */
export interface EvidenceToWrite extends EvidenceToMake {
  readonly folder: string
}

/** Files of evidence by name, and its digest. */
export interface MadeEvidence {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly evidenceDigest: string
}

/** Where evidence was written, and its digest. */
export interface WrittenEvidence {
  readonly folder: string
  readonly evidenceDigest: string
}

/** Makes all files of the evidence of a run; nothing is written. Throws EVIDENCE_VALUE, EVIDENCE_LANGUAGE and the errors of outcomes. */
export async function makeEvidence(run: EvidenceToMake): Promise<MadeEvidence> {
  const { outcomes, bench, languages } = run
  if (languages.length === 0 || new Set(languages).size !== languages.length)
    throw fail('EVIDENCE_LANGUAGE', { languages: languages.join(', ') || 'none' })
  const files = new Map<string, Uint8Array>()
  // Everything after this is made from the values as a reader of the folder will get them back.
  const asWritten = <T>(file: string, value: T): T => {
    const bytes = evidenceJson(file, value)
    files.set(file, bytes)
    return parseCanonical(bytes) as T
  }
  const plan = asWritten('plan.json', run.plan)
  files.set('outcomes.parquet', parquetFromOutcomes(outcomes))
  const findings = asWritten('findings.json', run.findings)
  const circumstances = asWritten('circumstances.json', run.circumstances)

  const digest = (file: string): string => digestOf(files.get(file)!)
  const planDigest = digest('plan.json')
  const merkleRoot = outcomesRoot(outcomes)
  const parts = { plan: planDigest, outcomes: digest('outcomes.parquet'), findings: digest('findings.json'), outcomesRoot: merkleRoot }
  const evidenceDigest = evidenceDigestOf(parts)

  const input = { plan, planDigest, findings, circumstances, evidenceDigest, bench }
  for (const [file, bytes] of htmlReports(input, languages)) files.set(file, bytes)
  if (run.pdf !== false) files.set('report.pdf', await pdfReport(input, languages[0]))

  const digests = () => new Map(Array.from(files, ([file, bytes]) => [file, digestOf(bytes)] as const))
  files.set(roCrateFile, roCrate({ plan, findings, circumstances, digests: digests() }))
  const cases = { cases: outcomes.length, merkleRoot }
  const claims = claimsOf({ plan, findings, circumstances, planDigest, evidenceDigest, outcomes: cases, languages })
  files.set(attestationFile, await sealAttestation(digests(), claims, run.key))
  return { files, evidenceDigest }
}

/**
 * Writes the evidence of a run: plan, outcomes, findings, circumstances, reports, description and signed attestation.
 * The folder appears whole or not at all. Throws EVIDENCE_EXISTS, EVIDENCE_VALUE, EVIDENCE_LANGUAGE and the errors of outcomes.
 *
 * @example
 * const { evidenceDigest } = await writeEvidence({ folder, plan, outcomes, findings, circumstances, bench, languages: ['en'], key })
 */
export async function writeEvidence(run: EvidenceToWrite): Promise<WrittenEvidence> {
  const { folder } = run
  if (existsSync(folder)) throw fail('EVIDENCE_EXISTS', { folder })
  const { files, evidenceDigest } = await makeEvidence(run)
  const writing = `${folder}.writing`
  await rm(writing, { recursive: true, force: true })
  await mkdir(dirname(folder), { recursive: true })
  await mkdir(writing)
  for (const [file, bytes] of files) await writeFile(join(writing, file), bytes, { flush: true })
  await rename(writing, folder)
  return { folder, evidenceDigest }
}

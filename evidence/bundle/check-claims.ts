import { languages } from '@vitalbench/bench'
import type { Language } from '@vitalbench/bench'
import { parseCanonical } from '@vitalbench/kernel/seal'
import { fail } from '../errors.ts'
import { claimsOf } from './attestation.ts'
import type { Attestation } from './attestation.ts'
import { differences } from './differences.ts'
import { evidenceDigestOf, outcomesRoot } from './digests.ts'
import { attestationFile, reportFile } from './file-names.ts'
import { outcomesFromParquet } from './outcomes-parquet.ts'
import { circumstancesFrom, findingsFrom, planFrom } from './read-evidence.ts'
import type { Evidence } from './read-evidence.ts'
import { roCrateFile } from './ro-crate.ts'
import { problemOf } from './verification.ts'
import type { Problem } from './verification.ts'

/** An evidence folder whose files are as signed, as values, with what they were signed as. */
export interface SignedEvidence extends Evidence {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly attestation: Attestation
}

/** The languages that a signer claims, where they are languages and match the reports that were signed. */
const claimedLanguages = ({ claims, subjects }: Attestation): readonly Language[] => {
  const claimed: unknown = (claims as { languages?: unknown } | null)?.languages
  const reports = [...subjects.keys()].filter((file) => file.endsWith('.html')).sort()
  if (Array.isArray(claimed) && claimed.length > 0 && claimed.every((language) => languages.includes(language))) {
    const expected = claimed.map((language) => reportFile(language, claimed[0])).sort()
    if (expected.join() === reports.join()) return claimed
  }
  throw fail('ATTESTATION_SUBJECTS', { detail: `claims languages that do not fit its reports ${reports.join(', ')}` })
}

/**
 * Reads files that are as signed: canonical bytes, shapes, rows. Gives the values, or else problems that name the file.
 */
export async function readSigned(
  files: ReadonlyMap<string, Uint8Array>,
  attestation: Attestation,
): Promise<{ evidence: SignedEvidence | null; problems: readonly Problem[] }> {
  const problems: Problem[] = []
  const read = async <T>(file: string, from: (bytes: Uint8Array) => T | Promise<T>): Promise<T | null> => {
    try {
      return await from(files.get(file)!)
    } catch (error) {
      problems.push(problemOf(file, error))
      return null
    }
  }
  const plan = await read('plan.json', planFrom)
  const outcomes = await read('outcomes.parquet', outcomesFromParquet)
  const findings = await read('findings.json', findingsFrom)
  const circumstances = await read('circumstances.json', circumstancesFrom)
  await read(roCrateFile, parseCanonical)
  if (!plan || !outcomes || !findings || !circumstances || problems.length > 0) return { evidence: null, problems }
  return { evidence: { plan, outcomes, findings, circumstances, files, attestation }, problems }
}

/** Problems of the signed claims against what follows from the files: plan digest, Merkle root, evidence digest, verdicts, times. */
export function compareClaims({ plan, outcomes, findings, circumstances, attestation }: SignedEvidence): readonly Problem[] {
  try {
    const { subjects, claims } = attestation
    const digest = (file: string): string => subjects.get(file)!
    const merkleRoot = outcomesRoot(outcomes)
    const parts = {
      plan: digest('plan.json'),
      outcomes: digest('outcomes.parquet'),
      findings: digest('findings.json'),
      outcomesRoot: merkleRoot,
    }
    const derived = claimsOf({
      plan,
      findings,
      circumstances,
      planDigest: parts.plan,
      evidenceDigest: evidenceDigestOf(parts),
      outcomes: { cases: outcomes.length, merkleRoot },
      languages: claimedLanguages(attestation),
    })
    return differences(claims, derived, 5).map(({ path, ...sides }) =>
      problemOf(attestationFile, fail('CLAIM_DIFFERS', { claim: path, ...sides })),
    )
  } catch (error) {
    return [problemOf(attestationFile, error)]
  }
}

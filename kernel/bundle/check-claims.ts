import { parseCanonical } from '@vitalbench/kernel/seal'
import { claimsOf } from './attestation.ts'
import type { Attestation, EvidenceClaims } from './attestation.ts'
import { checked, problemOf, unchecked } from './check.ts'
import type { Checked, Problem } from './check.ts'
import { circumstancesFrom, findingsFrom, planFrom } from './contents.ts'
import type { BundleContents } from './contents.ts'
import { differences } from './differences.ts'
import { evidenceDigestOf, outcomesRoot } from './digests.ts'
import { fail } from './errors.ts'
import { attestationFile, reportFile, reportLanguages, roCrateFile } from './file-names.ts'
import type { ReportLanguage } from './file-names.ts'
import type { Outcome } from './outcome.ts'

/** Decodes the bytes of `outcomes.parquet` into rows in case order; may throw on bytes that are no such file. */
export type OutcomesReader = (bytes: Uint8Array) => readonly Outcome[] | Promise<readonly Outcome[]>

/** The languages that a signer claims, where they are languages and match the reports that were signed. */
const claimedLanguages = ({ claims, subjects }: Attestation): readonly ReportLanguage[] => {
  const claimed: unknown = (claims as { languages?: unknown } | null)?.languages
  const reports = [...subjects.keys()].filter((file) => file.endsWith('.html')).sort()
  if (Array.isArray(claimed) && claimed.length > 0 && claimed.every((language) => reportLanguages.includes(language))) {
    const expected = claimed.map((language) => reportFile(language, claimed[0])).sort()
    if (expected.join() === reports.join()) return claimed
  }
  throw fail('ATTESTATION_SUBJECTS', { detail: `claims languages that do not fit its reports ${reports.join(', ')}` })
}

/**
 * Reads files that are as signed: canonical bytes, shapes, and rows where a reader is given.
 * Gives the values, or else problems that name the file.
 */
export async function readContents(
  files: ReadonlyMap<string, Uint8Array>,
  readOutcomes: OutcomesReader | null,
): Promise<{ readonly contents: BundleContents | null; readonly problems: readonly Problem[] }> {
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
  const outcomes = readOutcomes && (await read('outcomes.parquet', readOutcomes))
  const findings = await read('findings.json', findingsFrom)
  const circumstances = await read('circumstances.json', circumstancesFrom)
  await read(roCrateFile, parseCanonical)
  if (!plan || !findings || !circumstances || problems.length > 0) return { contents: null, problems }
  return { contents: { plan, outcomes, findings, circumstances }, problems }
}

/** Cases and Merkle root: as they follow from the rows, or as they are claimed where there are no rows. */
const outcomesPart = (outcomes: readonly Outcome[] | null, claims: EvidenceClaims): EvidenceClaims['outcomes'] => {
  if (outcomes) return { cases: outcomes.length, merkleRoot: outcomesRoot(outcomes) }
  const { cases, merkleRoot } = claims.outcomes
  if (Number.isSafeInteger(cases) && cases >= 0 && /^[0-9a-f]{64}$/.test(String(merkleRoot))) return { cases, merkleRoot }
  throw fail('ATTESTATION_SUBJECTS', { detail: 'claims no number of cases, or no Merkle root' })
}

/** Problems of the signed claims against what follows from the files: plan digest, Merkle root, evidence digest, verdicts, times. */
export function compareClaims({ plan, outcomes, findings, circumstances }: BundleContents, attestation: Attestation): readonly Problem[] {
  try {
    const { subjects, claims } = attestation
    const digest = (file: string): string => subjects.get(file)!
    const languages = claimedLanguages(attestation)
    const part = outcomesPart(outcomes, claims)
    const parts = {
      plan: digest('plan.json'),
      outcomes: digest('outcomes.parquet'),
      findings: digest('findings.json'),
      outcomesRoot: part.merkleRoot,
    }
    const derived = claimsOf({
      plan,
      findings,
      circumstances,
      planDigest: parts.plan,
      evidenceDigest: evidenceDigestOf(parts),
      outcomes: part,
      languages,
    })
    return differences(claims, derived, 5).map(({ path, ...sides }) =>
      problemOf(attestationFile, fail('CLAIM_DIFFERS', { claim: path, ...sides })),
    )
  } catch (error) {
    return [problemOf(attestationFile, error)]
  }
}

/** Whether the signed claims follow from the files; not settled, though nothing is wrong, where the outcomes were not decoded. */
export function checkClaims(contents: BundleContents, attestation: Attestation): Checked {
  const problems = compareClaims(contents, attestation)
  return contents.outcomes || problems.length > 0
    ? checked('claims', problems, 'plan, outcomes, evidence digest and verdict follow from the files')
    : unchecked(
        'claims',
        'plan, evidence digest and verdict follow from the files; the Merkle root was not derived: the outcomes were not read',
      )
}

import { concludeChecks, inspectBundle, unchecked } from '@vitalbench/kernel/bundle'
import type { Checked, Inspection } from '@vitalbench/kernel/bundle'
import { checkFindings } from './check-findings.ts'
import { checkReports } from './check-reports.ts'
import { outcomesFromParquet } from './outcomes-parquet.ts'
import { readFolder } from './read-folder.ts'
import type { DerivingBench } from './reports.ts'
import type { SignedEvidence } from './signed-evidence.ts'
import type { Step, Verification } from './verification.ts'

/** What a verification may rely on: benches to derive the findings with, and ids of keys whose owner is known. */
export interface Verifying {
  readonly benches: readonly DerivingBench[]
  /** Where one is given, evidence signed by any other key has a problem. */
  readonly trustedKeys?: readonly string[]
}

/** Checks that take the bench: findings derived again, reports drawn again, where the files allow it. */
const checkDerived = async (
  files: ReadonlyMap<string, Uint8Array>,
  { checks, attestation, contents }: Inspection,
  benches: readonly DerivingBench[],
): Promise<readonly Checked<Step>[]> => {
  const claims = checks.find(({ name }) => name === 'claims')!
  const why = claims.ok === null ? claims.detail : 'not done: the claims do not hold'
  if (!contents || !attestation) return [unchecked('findings', why), unchecked('reports', why)]
  // The guards of the bundle looked at the members that it reads; the bench's own fold is the judge of the rest.
  const evidence = { ...contents, files, attestation } as SignedEvidence
  const findings = await checkFindings(evidence, benches)
  return [findings, claims.ok ? await checkReports(evidence, benches) : unchecked('reports', why)]
}

/**
 * Verifies an evidence folder offline: files, signature, digests, claims, findings derived again from the outcomes,
 * reports drawn again. Never throws on a damaged folder, whatever its bytes: every damage is a problem that names its file.
 *
 * @example
 * const { ok, derived, problems, verdict } = await verifyEvidence('evidence/breast-fna-1a2b3c4d', { benches: [bench] })
 */
export async function verifyEvidence(folder: string, { benches, trustedKeys }: Verifying): Promise<Verification> {
  const { files, problems } = await readFolder(folder)
  const inspection = await inspectBundle(files, { readOutcomes: outcomesFromParquet, trustedKeys, folderProblems: problems })
  const { checks, signer, attestation, contents } = inspection
  const all: readonly Checked<Step>[] = signer ? [...checks, ...(await checkDerived(files, inspection, benches)), signer] : checks
  const derived = all.some(({ name, ok }) => name === 'findings' && ok === true)
  return { ...concludeChecks(all, attestation, contents?.findings.verdict ?? null), derived }
}

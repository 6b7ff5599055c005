import type { Verdict } from '@vitalbench/bench'
import { fail } from '../errors.ts'
import { openAttestation } from './attestation.ts'
import type { Attestation } from './attestation.ts'
import { compareClaims, readSigned } from './check-claims.ts'
import { compareDigests, readFolder } from './check-files.ts'
import { checkFindings } from './check-findings.ts'
import { checkReports } from './check-reports.ts'
import { attestationFile } from './file-names.ts'
import type { DerivingBench } from './reports.ts'
import { checked, problemOf, unchecked } from './verification.ts'
import type { Checked, Verification } from './verification.ts'

/** What a verification may rely on: benches to derive the findings with, and ids of keys whose owner is known. */
export interface Verifying {
  readonly benches: readonly DerivingBench[]
  /** Where one is given, evidence signed by any other key has a problem. */
  readonly trustedKeys?: readonly string[]
}

const conclude = (checks: readonly Checked[], attestation: Attestation | null, verdict: Verdict | null, trusted: boolean): Verification => {
  const problems = checks.flatMap((check) => check.problems)
  const ok = problems.length === 0 && attestation !== null
  return {
    ok,
    derived: checks.some(({ name, ok }) => name === 'findings' && ok === true),
    problems,
    checks: checks.map(({ name, ok, detail }) => ({ name, ok, detail })),
    keyid: attestation?.keyid ?? null,
    trusted,
    verdict: ok ? verdict : null,
    evidenceDigest: ok ? attestation.claims.evidenceDigest : null,
  }
}

/** Whether the key that signed is one of the trusted ones; unchecked where none was named. */
export const checkSigner = (keyid: string, trustedKeys: readonly string[]): Checked => {
  if (trustedKeys.length === 0) {
    return unchecked(
      'signer',
      `signed by key ${keyid}, which came with the evidence: nothing was changed since, but who signed must be asked by another way`,
    )
  }
  const problems = trustedKeys.includes(keyid) ? [] : [problemOf(attestationFile, fail('KEY_UNTRUSTED', { keyid }))]
  return checked('signer', problems, `signed by the trusted key ${keyid}`)
}

/** Checks that need every file as it was signed. */
const checkContents = async (files: ReadonlyMap<string, Uint8Array>, attestation: Attestation, benches: readonly DerivingBench[]) => {
  const { evidence, problems } = await readSigned(files, attestation)
  const claims = checked(
    'claims',
    evidence ? compareClaims(evidence) : problems,
    'plan, outcomes, evidence digest and verdict follow from the files',
  )
  if (!evidence || !claims.ok) {
    const why = 'not done: the claims do not hold'
    return {
      verdict: null,
      checks: [claims, evidence ? await checkFindings(evidence, benches) : unchecked('findings', why), unchecked('reports', why)],
    }
  }
  const checks = [claims, await checkFindings(evidence, benches), await checkReports(evidence, benches)]
  return { verdict: evidence.findings.verdict, checks }
}

/**
 * Verifies an evidence folder offline: files, signature, digests, claims, findings derived again from the outcomes,
 * reports drawn again. Never throws on a damaged folder, whatever its bytes: every damage is a problem that names its file.
 *
 * @example
 * const { ok, derived, problems, verdict } = await verifyEvidence('evidence/breast-fna-1a2b3c4d', { benches: [bench] })
 */
export async function verifyEvidence(folder: string, { benches, trustedKeys = [] }: Verifying): Promise<Verification> {
  const contents = await readFolder(folder)
  const folderCheck = checked('files', contents.problems, `${contents.files.size} files, none missing, none foreign`)
  const sealed = contents.files.get(attestationFile)
  const attestation = await openAttestation(sealed ?? new Uint8Array(0)).catch((error: Error) => error)
  if (attestation instanceof Error) {
    const problems = sealed ? [problemOf(attestationFile, attestation)] : []
    const signature = sealed ? checked('signature', problems, '') : unchecked('signature', 'not checked: there is no attestation')
    return conclude([folderCheck, signature], null, null, false)
  }
  const { keyid } = attestation
  const signer = checkSigner(keyid, trustedKeys)
  const signature = checked('signature', [], `Ed25519, key ${keyid}`)
  const digests = checked(
    'digests',
    compareDigests(contents.files, attestation),
    `${attestation.subjects.size} files are as they were signed`,
  )
  const trusted = signer.ok === true
  if (!folderCheck.ok || !digests.ok) {
    const why = 'not done: the files are not as they were signed'
    const rest = (['claims', 'findings', 'reports'] as const).map((name) => unchecked(name, why))
    return conclude([folderCheck, signature, digests, ...rest, signer], attestation, null, trusted)
  }
  const { checks, verdict } = await checkContents(contents.files, attestation, benches)
  return conclude([folderCheck, signature, digests, ...checks, signer], attestation, verdict, trusted)
}

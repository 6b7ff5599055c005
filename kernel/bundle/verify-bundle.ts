import type { Attestation } from './attestation.ts'
import type { BundleStep, Check, Checked, Problem } from './check.ts'
import type { Verdict } from './contents.ts'
import { inspectBundle } from './inspect-bundle.ts'
import type { Inspecting } from './inspect-bundle.ts'

/** What came of verifying an evidence folder. */
export interface BundleVerification<Step extends string = BundleStep> {
  /** No problem was found. A step that could not be made is none; see `checks`. */
  readonly ok: boolean
  readonly problems: readonly Problem[]
  readonly checks: readonly Check<Step>[]
  /** Id of the key that signed, null where no signature fits. A key that comes with the evidence proves that nothing was changed, not who signed. */
  readonly keyid: string | null
  readonly trusted: boolean
  /** Verdict of the study as signed; like the digest of the evidence, null where there is any problem. */
  readonly verdict: Verdict | null
  readonly evidenceDigest: string | null
}

/** Sums checks up: all their problems, and what may be relied on where there is none. */
export function concludeChecks<Step extends string>(
  checks: readonly Checked<Step>[],
  attestation: Attestation | null,
  verdict: Verdict | null,
): BundleVerification<Step> {
  const problems = checks.flatMap((check) => check.problems)
  const ok = problems.length === 0 && attestation !== null
  return {
    ok,
    problems,
    checks: checks.map(({ name, ok, detail }) => ({ name, ok, detail })),
    keyid: attestation?.keyid ?? null,
    trusted: checks.some(({ name, ok }) => name === 'signer' && ok === true),
    verdict: ok ? verdict : null,
    evidenceDigest: ok ? attestation.claims.evidenceDigest : null,
  }
}

/**
 * Verifies the files of an evidence folder, by name, offline and wherever it runs: files, signature, digests, claims, signer.
 * Never throws on damaged files, whatever their bytes: every damage is a problem that names its file.
 * Whether the findings follow from the outcomes is not asked here: that takes the bench.
 *
 * @example
 * const { ok, checks, problems, verdict } = await verifyBundle(files, { readOutcomes: outcomesFromParquet })
 */
export async function verifyBundle(files: ReadonlyMap<string, Uint8Array>, options: Inspecting = {}): Promise<BundleVerification> {
  const { checks, signer, attestation, contents } = await inspectBundle(files, options)
  return concludeChecks(signer ? [...checks, signer] : checks, attestation, contents?.findings.verdict ?? null)
}

import type { Verdict } from '@vitalbench/bench'
import { VitalbenchError } from '@vitalbench/kernel/errors'
import { fail } from '../errors.ts'

/** One thing that is wrong with an evidence folder: the file, a stable code, what is wrong, what to do. */
export interface Problem {
  readonly file: string
  readonly code: string
  readonly message: string
  readonly cure: string
}

/**
 * One step of a verification, in the order of the steps. `ok` is null for what could not be checked, and `detail` says why.
 * `files`: none missing, none foreign. `signature`: fits the attestation. `digests`: every file is as signed.
 * `claims`: canonical bytes, plan digest, Merkle root, evidence digest and verdict follow from the files.
 * `findings`: derived again from the outcomes. `reports`: drawn again from the findings. `signer`: is a trusted key.
 * Of a search: `holds` and `breaks`: the evidence of both ends is intact; `search`: its record follows from plan, probes and evidence.
 */
export interface Check {
  readonly name: 'files' | 'signature' | 'digests' | 'claims' | 'findings' | 'reports' | 'signer' | 'search' | 'holds' | 'breaks'
  readonly ok: boolean | null
  readonly detail: string
}

/** What came of verifying an evidence folder. */
export interface Verification {
  /** No problem was found. A bench that is not at hand is none; see `derived`. */
  readonly ok: boolean
  /** The findings were derived again from the outcomes and agree bit for bit. */
  readonly derived: boolean
  readonly problems: readonly Problem[]
  readonly checks: readonly Check[]
  /** Id of the key that signed, null where no signature fits. A key that comes with the evidence proves that nothing was changed, not who signed. */
  readonly keyid: string | null
  readonly trusted: boolean
  /** Verdict of the study as signed; like the digest of the evidence, null where there is any problem. */
  readonly verdict: Verdict | null
  readonly evidenceDigest: string | null
}

/** A check with what it found wrong. */
export interface Checked extends Check {
  readonly problems: readonly Problem[]
}

/** The problem with a file that an error tells of; an error from outside the catalogue counts as a wrong shape. */
export function problemOf(file: string, error: unknown): Problem {
  const known = error instanceof VitalbenchError ? error : fail('FILE_SHAPE', { detail: String((error as Error)?.message ?? error) })
  return { file, code: known.code, message: known.message, cure: known.cure }
}

/** A check that could not be made. */
export const unchecked = (name: Check['name'], detail: string): Checked => ({ name, ok: null, detail, problems: [] })

/** A check that was made: passed, with `detail`, where it found no problem. */
export const checked = (name: Check['name'], problems: readonly Problem[], detail: string): Checked => ({
  name,
  ok: problems.length === 0,
  detail: problems.length === 0 ? detail : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} found`,
  problems,
})

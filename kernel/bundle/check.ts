import { VitalbenchError } from '@vitalbench/kernel/errors'
import { fail } from './errors.ts'

/** One thing that is wrong with an evidence folder: the file, a stable code, what is wrong, what to do. */
export interface Problem {
  readonly file: string
  readonly code: string
  readonly message: string
  readonly cure: string
}

/**
 * A step of the offline check of an evidence folder.
 * `files`: none missing, none foreign. `signature`: fits the attestation. `digests`: every file is as signed.
 * `claims`: canonical bytes, plan digest, Merkle root, evidence digest and verdict follow from the files.
 * `signer`: is a trusted key.
 */
export type BundleStep = 'files' | 'signature' | 'digests' | 'claims' | 'signer'

/** One step of a verification, in the order of the steps. `ok` is null for what could not be checked, and `detail` says why. */
export interface Check<Step extends string = BundleStep> {
  readonly name: Step
  readonly ok: boolean | null
  readonly detail: string
}

/** A check with what it found wrong. */
export interface Checked<Step extends string = BundleStep> extends Check<Step> {
  readonly problems: readonly Problem[]
}

/** The problem with a file that an error tells of; an error from outside the catalogue counts as a wrong shape. */
export function problemOf(file: string, error: unknown): Problem {
  const known = error instanceof VitalbenchError ? error : fail('FILE_SHAPE', { detail: String((error as Error)?.message ?? error) })
  return { file, code: known.code, message: known.message, cure: known.cure }
}

/** A check that could not be made. */
export const unchecked = <Step extends string>(name: Step, detail: string): Checked<Step> => ({ name, ok: null, detail, problems: [] })

/** A check that was made: passed, with `detail`, where it found no problem. */
export const checked = <Step extends string>(name: Step, problems: readonly Problem[], detail: string): Checked<Step> => ({
  name,
  ok: problems.length === 0,
  detail: problems.length === 0 ? detail : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} found`,
  problems,
})

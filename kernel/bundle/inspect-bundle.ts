import { openAttestation } from './attestation.ts'
import type { Attestation } from './attestation.ts'
import { checkClaims, readContents } from './check-claims.ts'
import type { OutcomesReader } from './check-claims.ts'
import { checkNames, compareDigests } from './check-files.ts'
import { checkSigner } from './check-signer.ts'
import { checked, problemOf, unchecked } from './check.ts'
import type { Checked, Problem } from './check.ts'
import type { BundleContents } from './contents.ts'
import { attestationFile } from './file-names.ts'

/** What an inspection may use besides the files. */
export interface Inspecting {
  /** Decodes `outcomes.parquet` once it is known to be as signed; without it the Merkle root stays unchecked. */
  readonly readOutcomes?: OutcomesReader
  /** Ids of keys whose owner is known. Where one is given, evidence signed by any other key has a problem. */
  readonly trustedKeys?: readonly string[]
  /** Problems that were met when the folder was read; by default its names are looked at. */
  readonly folderProblems?: readonly Problem[]
}

/** What came of an inspection, for further checks to go on from. */
export interface Inspection {
  /** Files, signature, digests and claims, as far as they could be made. */
  readonly checks: readonly Checked[]
  /** Null where no signature fits. */
  readonly signer: Checked | null
  readonly attestation: Attestation | null
  /** What the files say; null unless every file is as it was signed and of its shape. */
  readonly contents: BundleContents | null
}

/** Claims need every file as it was signed. */
const inspectContents = async (files: ReadonlyMap<string, Uint8Array>, attestation: Attestation, readOutcomes: OutcomesReader | null) => {
  const { contents, problems } = await readContents(files, readOutcomes)
  return { contents, claims: contents ? checkClaims(contents, attestation) : checked('claims', problems, '') }
}

/** Checks the files of an evidence folder, by name, against each other and their attestation; never throws, whatever their bytes. */
export async function inspectBundle(files: ReadonlyMap<string, Uint8Array>, options: Inspecting = {}): Promise<Inspection> {
  const { readOutcomes = null, trustedKeys = [], folderProblems = checkNames(new Set(files.keys())) } = options
  const folder = checked('files', folderProblems, `${files.size} files, none missing, none foreign`)
  const sealed = files.get(attestationFile)
  const attestation = await openAttestation(sealed ?? new Uint8Array(0)).catch((error: Error) => error)
  if (attestation instanceof Error) {
    const signature = sealed
      ? checked('signature', [problemOf(attestationFile, attestation)], '')
      : unchecked('signature', 'not checked: there is no attestation')
    return { checks: [folder, signature], signer: null, attestation: null, contents: null }
  }
  const signature = checked('signature', [], `Ed25519, key ${attestation.keyid}`)
  const digests = checked('digests', compareDigests(files, attestation), `${attestation.subjects.size} files are as they were signed`)
  const intact = folder.ok && digests.ok
  const { contents, claims } = intact
    ? await inspectContents(files, attestation, readOutcomes)
    : { contents: null, claims: unchecked('claims', 'not done: the files are not as they were signed') }
  return {
    checks: [folder, signature, digests, claims],
    signer: checkSigner(attestation.keyid, trustedKeys),
    attestation,
    contents,
  }
}

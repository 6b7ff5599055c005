import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { openEnvelope, parseCanonical, readEvidenceStatement, searchPredicateType } from '@vitalbench/kernel/seal'
import { digestOf } from '../bundle/digests.ts'
import { checked, problemOf } from '../bundle/verification.ts'
import type { Checked, Verification } from '../bundle/verification.ts'
import { checkSigner, verifyEvidence } from '../bundle/verify-evidence.ts'
import type { Verifying } from '../bundle/verify-evidence.ts'
import { fail } from '../errors.ts'
import { hazardFile, searchAttestationFile, searchFile } from './file-names.ts'
import type { BracketEnd, SearchRecord } from './search-record.ts'

/** Whether a folder holds a search. */
export const isSearch = (folder: string): boolean => existsSync(join(folder, searchAttestationFile))

/** Key that signed, and the record; throws where signature or files do not fit. */
async function openSeal(folder: string): Promise<{ readonly keyid: string; readonly record: SearchRecord }> {
  const { keyid, payload } = await openEnvelope(parseCanonical(await readFile(join(folder, searchAttestationFile))))
  const { subject } = readEvidenceStatement(payload, searchPredicateType)
  for (const name of [searchFile, hazardFile]) {
    const digest = digestOf(await readFile(join(folder, name)))
    if (!subject.some((each) => each.name === name && each.digest.sha256 === digest))
      throw fail('FILE_SHAPE', { detail: `${name} is not as it was signed` })
  }
  return { keyid, record: parseCanonical(await readFile(join(folder, searchFile))) as SearchRecord }
}

/** An end of the bracket: its evidence is intact, derived again, and the one that the search found. */
async function checkEnd(
  folder: string,
  name: 'holds' | 'breaks',
  { end, verifying }: { end: BracketEnd; verifying: Verifying },
): Promise<Checked> {
  // Only a folder beside the record is looked into, whatever the record says.
  const own = basename(end.folder)
  const { ok, problems, evidenceDigest } = await verifyEvidence(join(folder, own), verifying)
  const other = ok && evidenceDigest !== end.evidenceDigest
  const found = other ? [problemOf(own, fail('FILE_SHAPE', { detail: 'it is not the evidence that the search found' }))] : problems
  return checked(name, found, `evidence ${end.evidenceDigest} is intact, at ${end.share} of the dose`)
}

/** Checks a search offline: its signature, its record, and the evidence of both ends of its bracket, derived again. */
export async function verifySearch(folder: string, verifying: Verifying): Promise<Verification> {
  const sealed = await openSeal(folder).catch((error: Error) => error)
  const failed = { derived: false, keyid: null, trusted: false, verdict: null, evidenceDigest: null }
  if (sealed instanceof Error) {
    const signature = checked('signature', [problemOf(searchAttestationFile, sealed)], '')
    return { ok: false, problems: signature.problems, checks: [signature], ...failed }
  }
  const { keyid, record } = sealed
  const ends: Checked[] = []
  for (const name of ['holds', 'breaks'] as const) {
    const end = record[name]
    if (end) ends.push(await checkEnd(folder, name, { end, verifying }))
  }
  const signer = checkSigner(keyid, verifying.trustedKeys ?? [])
  const all = [
    checked('signature', [], `Ed25519, key ${keyid}`),
    checked('search', [], `${searchFile} and ${hazardFile} are as they were signed`),
    ...ends,
    signer,
  ]
  const problems = all.flatMap((each) => each.problems)
  const checks = all.map(({ name, ok, detail }) => ({ name, ok, detail }))
  return { ...failed, ok: problems.length === 0, derived: ends.length > 0, problems, checks, keyid, trusted: signer.ok === true }
}

import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { SearchableBench } from '@vitalbench/bench'
import { bundleError, checked, checkSigner, differences, problemOf, unchecked } from '@vitalbench/kernel/bundle'
import type { Checked, Problem } from '@vitalbench/kernel/bundle'
import { parseCanonical } from '@vitalbench/kernel/seal'
import { evidenceJson } from '../bundle/evidence-json.ts'
import { readEvidence } from '../bundle/read-evidence.ts'
import type { DerivingBench } from '../bundle/reports.ts'
import type { Step, Verification } from '../bundle/verification.ts'
import { verifyEvidence } from '../bundle/verify-evidence.ts'
import type { Verifying } from '../bundle/verify-evidence.ts'
import { fail } from '../errors.ts'
import { concludeSearch } from './conclude-search.ts'
import { hazardFile, searchAttestationFile, searchFile, searchPlanFile } from './file-names.ts'
import { hazardNote } from './hazard-note.ts'
import { readSearch } from './read-search.ts'
import type { SignedSearch } from './read-search.ts'
import type { BracketEnd } from './search-record.ts'
import { searchClaims } from './write-search.ts'

/** What the verification of a search may rely on: benches that derive findings and lower doses. */
export interface VerifyingSearch extends Verifying {
  readonly benches: readonly (DerivingBench & SearchableBench)[]
}

/** Whether a folder holds a search. */
export const isSearch = (folder: string): boolean => existsSync(join(folder, searchAttestationFile))

/** The evidence of an end of the bracket is intact, derived again, and the one that the search found. */
async function checkEnd(
  folder: string,
  name: 'holds' | 'breaks',
  { end, verifying }: { readonly end: BracketEnd; readonly verifying: Verifying },
): Promise<Checked<Step> & { readonly derived: boolean }> {
  // Only a folder beside the record is looked into, whatever the record says.
  const own = basename(end.folder)
  const { ok, derived, problems, evidenceDigest } = await verifyEvidence(join(folder, own), verifying)
  const other = ok && evidenceDigest !== end.evidenceDigest
  const found = other ? [problemOf(own, bundleError('FILE_SHAPE', { detail: 'it is not the evidence that the search found' }))] : problems
  return { ...checked(name, found, `evidence ${evidenceDigest} is intact, at ${end.share} of the dose`), derived }
}

/** What differs from the record, its page and its claims as they follow from plan, probes and evidence. */
async function derive(folder: string, { plan, record, page, claims }: SignedSearch, bench: SearchableBench): Promise<readonly Problem[]> {
  const { tolerance, condition, probes } = record
  const task = { criterion: record.criterion.id, condition, tolerance }
  const endOf = async (name: string) => {
    const end = [record.holds, record.breaks].find((each) => each?.folder === name)
    if (!end) throw bundleError('FILE_SHAPE', { detail: `it lacks the end of its bracket whose evidence is ${name}` })
    const { plan, outcomes, findings } = await readEvidence(join(folder, name))
    return { plan, outcomes, findings, folder: name, evidenceDigest: end.evidenceDigest }
  }
  try {
    const derived = parseCanonical(evidenceJson(searchFile, await concludeSearch({ plan, task, bench, probes, endOf })))
    const differs = [
      ...differences(record, derived, 5),
      ...differences(claims, searchClaims(record), 5).map((each) => ({ ...each, path: `claims.${each.path}` })),
    ]
    if (differs.length > 0)
      return differs.map(({ path, ...sides }) => problemOf(searchFile, bundleError('CLAIM_DIFFERS', { claim: path, ...sides })))
    const drawn = new TextEncoder().encode(hazardNote(record))
    const at = drawn.findIndex((byte, i) => byte !== page[i])
    const same = at < 0 && drawn.length === page.length
    return same ? [] : [problemOf(hazardFile, fail('REPORT_DIFFERS', { at: at < 0 ? drawn.length : at }))]
  } catch (error) {
    return [problemOf(searchFile, error)]
  }
}

async function checkRecord(
  folder: string,
  search: SignedSearch,
  { ends, benches }: { readonly ends: readonly Checked<Step>[]; readonly benches: VerifyingSearch['benches'] },
): Promise<Checked<Step>> {
  const { name, version } = search.plan.bench
  if (ends.some(({ ok }) => ok === false)) return unchecked('search', 'not done: the evidence of its bracket does not hold')
  const bench = benches.find((each) => each.name === name && each.version === version)
  if (!bench) return unchecked('search', `not derived again: bench ${name} ${version} is not here`)
  return checked(
    'search',
    await derive(folder, search, bench),
    `made again on the verdicts of its ${search.record.probes.length} probes, with every plan lowered again: the same record and page`,
  )
}

/**
 * Checks a search offline: its signature, the evidence of both ends of its bracket, and its record, which has to follow from plan, probes
 * and evidence. What a probe between the ends found stands on the signer's word; its plan can be run again.
 */
export async function verifySearch(folder: string, verifying: VerifyingSearch): Promise<Verification> {
  const search = await readSearch(folder).catch((error: Error) => error)
  const failed = { derived: false, keyid: null, trusted: false, verdict: null, evidenceDigest: null }
  if (search instanceof Error) {
    const signature = checked('signature', [problemOf(searchAttestationFile, search)], '')
    return { ok: false, problems: signature.problems, checks: [{ name: 'signature', ok: false, detail: signature.detail }], ...failed }
  }
  const { keyid, record } = search
  const ends: Awaited<ReturnType<typeof checkEnd>>[] = []
  for (const name of ['holds', 'breaks'] as const) {
    const end = record[name]
    if (end) ends.push(await checkEnd(folder, name, { end, verifying }))
  }
  const derived = await checkRecord(folder, search, { ends, benches: verifying.benches })
  const signer = checkSigner(keyid, verifying.trustedKeys ?? [])
  const all = [
    checked('signature', [], `Ed25519, key ${keyid}`),
    checked('digests', [], `${searchFile}, ${searchPlanFile} and ${hazardFile} are as they were signed`),
    ...ends,
    derived,
    signer,
  ]
  const problems = all.flatMap((each) => each.problems)
  const checks = all.map(({ name, ok, detail }) => ({ name, ok, detail }))
  return {
    ...failed,
    ok: problems.length === 0,
    derived: derived.ok === true && ends.every((end) => end.derived),
    problems,
    checks,
    keyid,
    trusted: signer.ok === true,
  }
}

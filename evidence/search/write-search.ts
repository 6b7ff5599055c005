import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LockedPlan } from '@vitalbench/bench'
import { digestOf } from '@vitalbench/kernel/bundle'
import { canonicalBytes, evidenceStatement, sealEnvelope, searchPredicateType, statementType } from '@vitalbench/kernel/seal'
import type { SigningKey } from '@vitalbench/kernel/seal'
import { evidenceJson } from '../bundle/evidence-json.ts'
import { hazardFile, searchAttestationFile, searchFile, searchPlanFile } from './file-names.ts'
import { hazardNote } from './hazard-note.ts'
import type { SearchRecord } from './search-record.ts'

/** A search to be written: the locked plan of the study, and what was found. */
export interface SearchToWrite {
  readonly plan: LockedPlan
  readonly record: SearchRecord
  readonly key: SigningKey
}

/** What the signer of a search claims of its files. */
export const searchClaims = ({ study, planDigest, criterion, condition, found }: SearchRecord) => ({
  study,
  planDigest,
  criterion: criterion.id,
  condition,
  found,
})

/** Writes record, plan, page and the signed statement over the three into a folder, beside the evidence of both ends. */
export async function writeSearch(folder: string, { plan, record, key }: SearchToWrite): Promise<void> {
  const files = [
    [searchFile, evidenceJson(searchFile, record)],
    [searchPlanFile, evidenceJson(searchPlanFile, plan)],
    [hazardFile, new TextEncoder().encode(hazardNote(record))],
  ] as const
  const subjects = files.map(([name, bytes]) => ({ name, digest: { sha256: digestOf(bytes) } }))
  const payload = canonicalBytes(evidenceStatement(subjects, searchClaims(record), searchPredicateType))
  await mkdir(folder, { recursive: true })
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes)
  await writeFile(join(folder, searchAttestationFile), canonicalBytes(await sealEnvelope({ payloadType: statementType, payload, key })))
}

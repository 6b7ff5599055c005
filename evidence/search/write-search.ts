import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalBytes, evidenceStatement, sealEnvelope, searchPredicateType, statementType } from '@vitalbench/kernel/seal'
import type { SigningKey } from '@vitalbench/kernel/seal'
import { digestOf } from '../bundle/digests.ts'
import { evidenceJson } from '../bundle/evidence-json.ts'
import { hazardFile, searchAttestationFile, searchFile } from './file-names.ts'
import { hazardNote } from './hazard-note.ts'
import type { SearchRecord } from './search-record.ts'

/** Writes `search.json`, `hazard.md` and the signed statement over both into a folder, beside the evidence of both ends. */
export async function writeSearch(folder: string, record: SearchRecord, key: SigningKey): Promise<void> {
  const files = [
    [searchFile, evidenceJson(searchFile, record)],
    [hazardFile, new TextEncoder().encode(hazardNote(record))],
  ] as const
  const subjects = files.map(([name, bytes]) => ({ name, digest: { sha256: digestOf(bytes) } }))
  const predicate = { study: record.study, planDigest: record.planDigest, criterion: record.criterion.id, found: record.found }
  const payload = canonicalBytes(evidenceStatement(subjects, predicate, searchPredicateType))
  await mkdir(folder, { recursive: true })
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes)
  await writeFile(join(folder, searchAttestationFile), canonicalBytes(await sealEnvelope({ payloadType: statementType, payload, key })))
}

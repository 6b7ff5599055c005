import { mediaType } from '@vitalbench/kernel/bundle'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { filesOfEvidence } from './store.ts'
import type { EvidenceRecord } from './store.ts'

/** A file of evidence, as it is sent. */
export async function fileOf(evidence: EvidenceRecord, name: string, { database }: Context) {
  const file = (await filesOfEvidence(database, evidence.id)).find((each) => each.name === name)
  if (!file) throw failOperation('OPERATION_NOT_FOUND', { what: 'file', id: name })
  const charset = name.endsWith('.html') ? '; charset=utf-8' : ''
  return { name, mediaType: mediaType(name) + charset, sha256: file.sha256 }
}

/** All files of evidence in one, as it is sent. */
export async function bundleOf({ title, evidenceDigest, bundle }: EvidenceRecord) {
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
  return { name: `${name || 'evidence'}-${evidenceDigest.slice(0, 12)}.zip`, mediaType: 'application/zip', sha256: bundle.sha256 }
}

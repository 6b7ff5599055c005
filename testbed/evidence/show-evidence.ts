import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import type { Testbed } from '../setting/index.ts'
import { readParts } from './read-parts.ts'
import { sharesOf } from './shares.ts'
import { rowOf, showContent } from './show-content.ts'
import { evidenceOf, evidencesOf } from './store.ts'
import type { EvidenceFilter, EvidenceRecord } from './store.ts'

/** Evidence of an id that the actor may see; whoever may not is not told that it is there. */
export async function seenEvidence(id: string, { database, actor }: Context): Promise<EvidenceRecord> {
  const evidence = await evidenceOf(database, id, actor)
  if (!evidence) throw failOperation('OPERATION_NOT_FOUND', { what: 'evidence', id })
  return evidence
}

/** The same, of a study that the actor may change. */
export async function ownEvidence(id: string, context: Context): Promise<EvidenceRecord> {
  const evidence = await seenEvidence(id, context)
  if (!evidence.mine) throw failOperation('OPERATION_NOT_YOURS', { what: `evidence of "${evidence.title}"` })
  return evidence
}

/** Lists evidence that the actor may see. */
export async function listEvidence(input: EvidenceFilter, { database, actor }: Context) {
  const { rows, total } = await evidencesOf(database, input, actor)
  return { rows: rows.map(rowOf), total }
}

/** Shows evidence in the language of the reader. */
export async function showEvidence(testbed: Testbed, id: string, context: Context) {
  const evidence = await seenEvidence(id, context)
  const { study, run, mine } = evidence
  const shares = mine ? await sharesOf(context.database, id) : []
  return { ...showContent(evidence, await readParts(testbed, evidence, context)), study, run, mine, shares }
}

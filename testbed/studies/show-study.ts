import { failOperation } from '@vitalbench/platform/operations'
import type { Context } from '@vitalbench/platform/operations'
import { mayChange, maySee } from '../ownership/index.ts'
import { fail } from './errors.ts'
import { documentOf } from './headline.ts'
import { filesOf, studiesOf, studyOf } from './store.ts'
import type { StudyFilter, StudyRecord } from './store.ts'

/** The study of an id that the actor may see; whoever may not is not told that it is there. */
export async function seenStudy(id: string, { database, actor }: Context, forChange = false): Promise<StudyRecord> {
  const study = await studyOf(database, id, actor, forChange)
  if (!study || !maySee(study, actor)) throw failOperation('OPERATION_NOT_FOUND', { what: 'study', id })
  return study
}

/** The study of an id that the actor may change, kept from others until the transaction ends. */
export async function ownedStudy(id: string, context: Context): Promise<StudyRecord> {
  const study = await seenStudy(id, context, true)
  if (!mayChange(study, context.actor)) throw failOperation('OPERATION_NOT_YOURS', { what: `study "${study.title}"` })
  return study
}

/** The same, where it is not locked. */
export async function openStudy(id: string, context: Context): Promise<StudyRecord> {
  const study = await ownedStudy(id, context)
  if (study.lockedAt) throw fail('STUDY_LOCKED', { title: study.title })
  return study
}

const rowOf = (study: StudyRecord) => ({
  id: study.id,
  title: study.title,
  bench: study.bench,
  product: study.product,
  state: study.lockedAt ? ('locked' as const) : ('draft' as const),
  example: study.example,
  mine: study.mine,
  organisation: study.organisation,
  public: study.public,
  planDigest: study.planDigest,
  cases: study.cases,
  runs: study.runs,
  lastRun: study.lastRun,
  changedAt: study.changedAt.toISOString(),
  lockedAt: study.lockedAt?.toISOString() ?? null,
  expiresAt: study.expiresAt?.toISOString() ?? null,
})

/** Lists the studies that the actor may see. */
export async function listStudies(input: Omit<StudyFilter, 'actor'>, { database, actor }: Context) {
  const { rows, total } = await studiesOf(database, { ...input, actor })
  return { rows: rows.map(rowOf), total }
}

/** A study as it is written. */
export async function showStudy(id: string, context: Context) {
  const study = await seenStudy(id, context)
  const { text, revision } = study
  return { ...rowOf(study), text, document: documentOf(text), revision, files: [...(await filesOf(context.database, id))] }
}

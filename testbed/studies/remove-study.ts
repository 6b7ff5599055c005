import type { Context } from '@vitalbench/platform/operations'
import { fail } from './errors.ts'
import { ownedStudy } from './show-study.ts'
import { deleteStudy, tiesOf } from './store.ts'

/** Removes a study that nothing hangs on. */
export async function removeStudy({ study: id }: { readonly study: string }, context: Context) {
  const { title } = await ownedStudy(id, context)
  const { active, evidence } = await tiesOf(context.database, [id])
  if (active > 0) throw fail('STUDY_HAS_RUN', { title })
  if (evidence > 0) throw fail('STUDY_HAS_EVIDENCE', { title })
  await deleteStudy(context.database, id)
  return { study: id }
}

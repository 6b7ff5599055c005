import type { Context } from '@vitalbench/platform/operations'
import { stringify } from 'yaml'
import { fail } from './errors.ts'
import { headlineOf } from './headline.ts'
import { readerOf } from './reading.ts'
import { openStudy, showStudy } from './show-study.ts'
import { filesOf, updateStudy } from './store.ts'
import type { StudyRecord } from './store.ts'

/** Writes a text into a study, with the headline that it gives. */
export async function writeText({ id }: StudyRecord, text: string, { database, files: store, now }: Context): Promise<void> {
  const files = await filesOf(database, id)
  await updateStudy(database, id, { ...(await headlineOf(text, readerOf(files, store))), text, at: now })
}

/** Saves a study as a text, or as the value of a form. */
export async function saveStudy(
  input: {
    readonly study: string
    readonly text?: string
    readonly document?: Readonly<Record<string, unknown>>
    readonly revision?: number
  },
  context: Context,
) {
  const study = await openStudy(input.study, context)
  const { title, revision } = study
  if (input.revision !== undefined && input.revision !== revision)
    throw fail('STUDY_CHANGED', { title, revision, expected: input.revision })
  const text = input.text ?? stringify(input.document, { lineWidth: 100 })
  if (text !== study.text) await writeText(study, text, context)
  return showStudy(study.id, context)
}

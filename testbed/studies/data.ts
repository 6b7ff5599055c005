import { posix } from 'node:path'
import type { Context } from '@vitalbench/platform/operations'
import type { Testbed } from '../setting/index.ts'
import { fail } from './errors.ts'
import { bytesError } from './rules.ts'
import { writeText } from './save-study.ts'
import { openStudy, showStudy } from './show-study.ts'
import { dropFile, filesOf, putFile } from './store.ts'
import type { StudyRecord } from './store.ts'

/** The study anew, whose headline may follow from its files. */
async function changed(study: StudyRecord, context: Context) {
  await writeText(study, study.text, context)
  const { files, revision } = await showStudy(study.id, context)
  return { files, revision }
}

/** Puts a file beside a study, which the file store has already. */
export async function keepData(
  testbed: Testbed,
  input: { readonly study: string; readonly path: string; readonly file: string; readonly size: number },
  context: Context,
) {
  const study = await openStudy(input.study, context)
  const path = posix.normalize(input.path)
  if (path.startsWith('..') || path === '.' || path.endsWith('/')) throw fail('STUDY_PATH_OUTSIDE', { path: input.path })
  const others = (await filesOf(context.database, study.id)).filter((each) => each.path !== path)
  const bytes = others.reduce((sum, { size }) => sum + size, input.size)
  const { guests } = testbed
  if (study.visit !== null && bytes > guests.bytes) throw bytesError(bytes, guests.bytes)
  await putFile(context.database, study.id, { path, sha256: input.file, size: input.size })
  return changed(study, context)
}

/** Takes a file away from a study. */
export async function removeData({ study: id, path }: { readonly study: string; readonly path: string }, context: Context) {
  const study = await openStudy(id, context)
  await dropFile(context.database, study.id, posix.normalize(path))
  return changed(study, context)
}

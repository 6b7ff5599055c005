import { posix } from 'node:path'
import type { Context } from '@vitalbench/platform/operations'
import { parseDocument, stringify } from 'yaml'
import { seenVersion } from '../products/index.ts'
import { fail } from './errors.ts'
import { documentOf } from './headline.ts'
import { writeText } from './save-study.ts'
import { openStudy, showStudy } from './show-study.ts'
import { putFile } from './store.ts'

/** Names a version of a product in a study: its declaration and its files are put into a folder beside it. */
export async function useProduct(
  input: { readonly study: string; readonly version: string; readonly as: 'product' | 'reference' },
  context: Context,
) {
  const study = await openStudy(input.study, context)
  const { product, version, files } = await seenVersion(input.version, context)
  if (documentOf(study.text) === null) throw fail('STUDY_UNREADABLE', { title: study.title })
  const { name, manufacturer, intendedPurpose } = product
  const declaration = stringify({
    name,
    version: version.version,
    manufacturer,
    intendedPurpose,
    artefact: version.artefact,
    ...(version.trainedOn === null ? {} : { trainedOn: version.trainedOn }),
    ...(version.contract === null ? {} : { contract: version.contract }),
  })
  const path = `${input.as}/${input.as}.yaml`
  await putFile(context.database, study.id, { path, ...(await context.files.keep(new TextEncoder().encode(declaration))) })
  for (const file of files) {
    const place = posix.normalize(posix.join(input.as, file.path))
    if (!place.startsWith(`${input.as}/`)) throw fail('STUDY_PATH_OUTSIDE', { path: file.path })
    await putFile(context.database, study.id, { path: place, sha256: file.sha256, size: file.size })
  }
  // As a document, so that comments stay.
  const document = parseDocument(study.text)
  document.set(input.as, path)
  await writeText(study, document.toString({ lineWidth: 0 }), context)
  return showStudy(study.id, context)
}

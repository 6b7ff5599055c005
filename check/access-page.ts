/** Writes docs/access.md and docs/api.md from the operations: `node check/access-page.ts`. A law holds pages and code together. */
import { writeFileSync } from 'node:fs'
import { accessPage, apiPage } from './operation-pages.ts'
import { root } from './files.ts'

writeFileSync(`${root}/docs/access.md`, await accessPage())
writeFileSync(`${root}/docs/api.md`, await apiPage())

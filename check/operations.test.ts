import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text } from './files.ts'
import { accessPage, apiPage } from './operation-pages.ts'

test('docs/access.md and docs/api.md say what the operations say', async () => {
  assert.equal(text('docs/access.md'), await accessPage(), 'run node check/access-page.ts')
  assert.equal(text('docs/api.md'), await apiPage(), 'run node check/access-page.ts')
})

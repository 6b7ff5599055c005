import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { databases } from '../testing/index.ts'
import { databaseFiles, folderFiles } from './index.ts'

const folderFor = (context: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'files-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const large = new Uint8Array(2_500_000).map((_, k) => (k * 31) % 251)
const digest = createHash('sha256').update(large).digest('hex')

async function* stretches(): AsyncIterable<Uint8Array> {
  for (let at = 0; at < large.length; at += 300_000) yield large.subarray(at, at + 300_000)
}

async function* broken(): AsyncIterable<Uint8Array> {
  yield large
  throw new Error('the line broke')
}

test('a folder keeps the same bytes once, gives them back, and finds a damaged file', async (context) => {
  const folder = folderFor(context)
  const files = folderFiles(folder)
  assert.deepEqual(await files.keep(stretches()), { sha256: digest, size: large.length })
  assert.deepEqual(await files.keep(large), { sha256: digest, size: large.length })
  assert.deepEqual(new Uint8Array(await files.read(digest)), large)
  assert.equal(readFileSync(await files.path(digest)).length, large.length)
  assert.equal(await files.has('0'.repeat(64)), false)
  await assert.rejects(files.read('0'.repeat(64)), { code: 'FILE_NOT_FOUND' })
  await assert.rejects(files.keep(broken()), /the line broke/)
  assert.deepEqual(readdirSync(join(folder, 'incoming')), [], 'nothing by half is left')
  writeFileSync(await files.path(digest), 'other bytes')
  await assert.rejects(files.read(digest), { code: 'FILE_DAMAGED' })
})

for (const { kind, open, skip } of databases)
  test(`${kind}: another machine reads what one kept in the database`, { skip }, async (context) => {
    const database = await open(new URL('.', import.meta.url))
    context.after(() => database.close())
    const [here, there] = [databaseFiles(database, folderFor(context)), databaseFiles(database, folderFor(context))]
    assert.deepEqual(await here.keep(stretches()), { sha256: digest, size: large.length })
    assert.equal(await there.has(digest), true)
    assert.deepEqual(new Uint8Array(await there.read(digest)), large)
    assert.equal(readFileSync(await there.path(digest)).length, large.length)
    await assert.rejects(there.path('0'.repeat(64)), { code: 'FILE_NOT_FOUND' })
  })

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { zipFiles } from './zip-files.ts'

const files = [
  ['plan.json', new TextEncoder().encode('{"a":1}')],
  ['leer.txt', new Uint8Array()],
  ['ö한.bin', Uint8Array.from({ length: 70_000 }, (_, k) => (k * 31) & 255)],
] as const

const python = spawnSync('python3', ['-c', 'import zipfile']).status === 0

test('an independent reader finds every file whole', { skip: python ? false : 'needs python3' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitalbench-zip-'))
  writeFileSync(join(folder, 'a.zip'), zipFiles(files))
  const script = `import zipfile; z = zipfile.ZipFile('${folder}/a.zip'); assert z.testzip() is None; z.extractall('${folder}/out'); print(','.join(z.namelist()))`
  const { stdout, stderr } = spawnSync('python3', ['-c', script], { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf8' } })
  assert.equal(stdout.trim(), 'plan.json,leer.txt,ö한.bin', stderr)
  for (const [name, bytes] of files) assert.deepEqual(new Uint8Array(readFileSync(join(folder, 'out', name))), bytes)
  rmSync(folder, { recursive: true })
})

test('the same files give the same bytes', () => assert.deepEqual(zipFiles(files), zipFiles(files)))

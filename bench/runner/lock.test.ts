import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { lockFolder } from './lock.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitalbench-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

const held = (holder: object): Promise<void> =>
  writeFile(join(folder, 'lock'), JSON.stringify({ pid: process.pid, host: hostname(), started: null, ...holder }))

test('one holder at a time, and the folder is clean behind it', async () => {
  const unlock = await lockFolder(folder)
  await assert.rejects(lockFolder(folder), { code: 'RUN_IN_PROGRESS', message: new RegExp(`process ${process.pid} on`) })
  await unlock()
  await (
    await lockFolder(folder)
  )()
  assert.deepEqual(await readdir(folder), [])
})

test('of many at once, one gets it', async () => {
  for (const stale of [false, true]) {
    if (stale) await writeFile(join(folder, 'lock'), 'no lock')
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)))
    const got = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    assert.equal(got.length, 1)
    await got[0]()
  }
})

test('the lock of a process that is gone is taken over', async () => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(child, 'exit')
  await held({ pid: child.pid })
  const unlock = await lockFolder(folder)
  assert.equal(JSON.parse(await readFile(join(folder, 'lock'), 'utf8')).pid, process.pid)
  await unlock()
})

test('a process that only has the number of the one that is gone does not hold it', { skip: process.platform !== 'linux' }, async () => {
  await held({ started: '1' })
  await (
    await lockFolder(folder)
  )()
})

test('the lock of another machine is not judged from here', async () => {
  await held({ pid: 999_999_999, host: 'elsewhere' })
  await assert.rejects(lockFolder(folder), { code: 'RUN_IN_PROGRESS', message: /on elsewhere/ })
})

import assert from 'node:assert/strict'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { hex } from '@vitalbench/kernel/seal'
import { defaultKeyPath, loadOrCreateKey } from './signing-key.ts'

let place: string
before(async () => void (place = await mkdtemp(join(tmpdir(), 'vitalbench-key-'))))
after(() => rm(place, { recursive: true, force: true }))

test('a key is made once, for its owner alone, and OpenSSL reads it', async () => {
  const path = join(place, 'new', 'folder', 'signing-key.pem')
  const key = await loadOrCreateKey(path)
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  assert.equal((await stat(join(place, 'new', 'folder'))).mode & 0o777, 0o700)
  assert.equal((await loadOrCreateKey(path)).keyid, key.keyid)
  const publicKey = createPublicKey(createPrivateKey(await readFile(path))).export({ type: 'spki', format: 'der' })
  assert.equal(publicKey.subarray(-32).toString('hex'), hex(key.publicKey))
})

test('of several processes that make the key at once, one wins', async () => {
  const path = join(place, 'race.pem')
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateKey(path)))
  assert.equal(new Set(keys.map(({ keyid }) => keyid)).size, 1)
})

test('a key that others can read, or that is none, is refused', async () => {
  const path = join(place, 'exposed.pem')
  await loadOrCreateKey(path)
  for (const mode of [0o644, 0o640, 0o604]) {
    await chmod(path, mode)
    await assert.rejects(loadOrCreateKey(path), { code: 'KEY_EXPOSED', message: new RegExp(`exposed\\.pem.*${mode.toString(8)}`) })
  }
  await writeFile(join(place, 'none.pem'), 'no key', { mode: 0o600 })
  await assert.rejects(loadOrCreateKey(join(place, 'none.pem')), { code: 'KEY_UNREADABLE' })
})

test('the key lies where the environment says', () => {
  const home = '/home/someone'
  assert.equal(defaultKeyPath({}, home), '/home/someone/.config/vitalbench/signing-key.pem')
  assert.equal(defaultKeyPath({ XDG_CONFIG_HOME: '/xdg' }, home), '/xdg/vitalbench/signing-key.pem')
  assert.equal(defaultKeyPath({ XDG_CONFIG_HOME: '/xdg', VITALBENCH_KEY: '/keys/mine.pem' }, home), '/keys/mine.pem')
})

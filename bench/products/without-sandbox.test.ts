import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

// A machine that forbids user namespaces: one of our own, in which no further ones are allowed.
const forbidding = ['--user', '--map-root-user', '--mount', 'sh', '-c', 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"', 'sh']

const script = `
  const { openHostile, attackCall, fairCall } = await import(${JSON.stringify(new URL('./hostile/open-hostile.ts', import.meta.url).href)})
  const net = await import('node:net')
  const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const found = {}
  for (const attack of ['hang', 'allocate', 'exit', 'close', 'environment', 'read=/etc/hostname', 'socket=' + server.address().port]) {
    const product = await openHostile([attack], { limits: { secondsPerCase: attack === 'allocate' ? 5 : 0.5 } })
    found[attack.split('=')[0]] = [await product.predict(attackCall), await product.predict(fairCall)]
    found.enforcement = product.enforcement
    await product.close()
  }
  found.refusal = await openHostile(['hang'], { limits: { isolation: 'required' } }).catch(({ code, message }) => ({ code, message }))
  server.close()
  console.log(JSON.stringify(found))
`

test('where the sandbox is forbidden, time and memory still hold, and the rest is said', (t) => {
  const { status, stdout } = spawnSync('unshare', [...forbidding, process.execPath, '--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, VITALBENCH_TEST_SECRET: 'hunter2' },
  })
  if (status !== 0) return t.skip('this machine cannot play one without user namespaces')
  const found = JSON.parse(stdout)
  const unenforced = new Set(['network', 'files', 'processes', 'privileges'])
  for (const { what, enforced, how } of found.enforcement) {
    assert.equal(enforced, !unenforced.has(what), what)
    if (!enforced) assert.match(how, /^no sandbox: .*unshare/)
  }
  const statuses = (name: string): readonly string[] => found[name].map((answer: { status: string }) => answer.status)
  assert.deepEqual(statuses('hang'), ['late', 'ok'])
  assert.deepEqual(statuses('allocate'), ['out-of-memory', 'ok'])
  assert.deepEqual(statuses('exit'), ['crashed', 'ok'])
  assert.deepEqual(found.exit[0].reason, 'exited with code 3; it wrote "model.bin: bad magic"')
  assert.deepEqual(statuses('close'), ['late', 'ok'])
  assert.doesNotMatch(found.environment[0].reason, /hunter2|VITALBENCH/)
  // The attacks that the sandbox stops do succeed without it, so that its tests are worth something.
  assert.match(found.read[0].reason, /did it/)
  assert.match(found.socket[0].reason, /did it: connected/)
  assert.equal(found.refusal.code, 'PRODUCT_NOT_ISOLATED')
  assert.match(found.refusal.message, /network \(no sandbox/)
})

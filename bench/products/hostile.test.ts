import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from '../contract.ts'
import type { Enforcement } from '../circumstances.ts'
import { openProduct } from './open-product.ts'
import { attackCall, fairCall, hostileFolder, openHostile } from './hostile/open-hostile.ts'

type Options = Parameters<typeof openHostile>[1]

const reasonOf = (answer: Answer): string => (answer.status === 'ok' ? 'answered' : answer.reason)
const holds = (enforcement: readonly Enforcement[], what: Enforcement['what']): boolean =>
  enforcement.some((each) => each.what === what && each.enforced)

/** The answers to attacks, one call each, after which a fair call must be answered by 0.5. */
async function attack(
  plot: readonly string[],
  options?: Options,
): Promise<{ answers: readonly Answer[]; enforcement: readonly Enforcement[] }> {
  const product = await openHostile(plot, options)
  try {
    const answers: Answer[] = []
    for (const _ of plot) answers.push(await product.predict(attackCall))
    const next = await product.predict(fairCall)
    assert.deepEqual(next.status === 'ok' && [...next.outputs.probability.data], [0.5], reasonOf(next))
    return { answers, enforcement: product.enforcement }
  } finally {
    await product.close()
  }
}

const secret = 'label of patient 7'
const study = mkdtempSync(join(tmpdir(), 'hostile-study-'))
const labels = join(study, 'labels.csv')
writeFileSync(labels, secret)
after(() => rmSync(study, { recursive: true }))

for (const [name, status, reason, options] of [
  ['hang', 'late', /^no answer within 0\.5 s$/],
  ['spin', 'late', /^no answer within 0\.5 s$/],
  ['late', 'late', /^no answer within 0\.5 s$/],
  ['close', 'late', /^no answer within 0\.5 s$/],
  ['allocate', 'out-of-memory', /^needed more than the 200 MiB that are allowed$/, { limits: { secondsPerCase: 5 } }],
  ['heap', 'out-of-memory', /^needed more than the 100 MiB that are allowed$/, { limits: { secondsPerCase: 10, memoryMiB: 100 } }],
  ['nan', 'invalid', /^wrote .*NaN.*, which is not JSON$/],
  ['garbage', 'invalid', /^wrote "Segmentation fault \(core dumped\)", which is not JSON$/],
  ['array', 'invalid', /^wrote "\[1,2,3\]", which is not an answer$/],
  ['wrongId', 'invalid', /^answered call "\d+" where \d+ was asked$/],
  ['endless', 'invalid', /^wrote a line of more than 16 MiB$/, { limits: { secondsPerCase: 5 } }],
  ['flood', 'invalid', /^answered call "0" where \d+ was asked$/],
  ['exit', 'crashed', /^exited with code 3; it wrote "model\.bin: bad magic"$/],
  ['abort', 'crashed', /^was ended by signal 6/],
] as readonly (readonly [string, string, RegExp, Options?])[]) {
  test(`${name}: ${status}, and the next call is answered`, async () => {
    const [answer] = (await attack([name], options)).answers
    assert.equal(answer.status, status, reasonOf(answer))
    assert.match(reasonOf(answer), reason)
  })
}

test('an answer of the wrong form is invalid, and the product goes on', async () => {
  const { answers } = await attack(['null', 'infinity', 'shape', 'negative', 'nothing'])
  assert.deepEqual(answers.map(reasonOf), [
    'output "probability" has "null" at position 0, not a number',
    'output "probability" is Infinity at position 0',
    'output "probability" has 2 numbers where its shape [3] says 3',
    'output "probability" has a dimension of -1',
    'its answer has no outputs',
  ])
  assert.ok(answers.every(({ status }) => status === 'invalid'))
})

test('a product that ends at its start or talks before it is ready has an answer, every time', async () => {
  for (const [name, status, reason] of [
    ['exitAtStart', 'crashed', 'exited with code 4'],
    ['rude', 'invalid', 'wrote "Loading model …", which is not JSON'],
  ] as const) {
    const product = await openHostile([name])
    for (const call of [attackCall, fairCall]) assert.deepEqual(await product.predict(call), { status, reason })
    await product.close()
  }
})

test('an answer that was sent before its call is not taken for it', async () => {
  const product = await openHostile(['twice'])
  assert.equal((await product.predict(attackCall)).status, 'ok')
  const next = await product.predict(fairCall)
  assert.equal(next.status, 'invalid')
  assert.match(reasonOf(next), /answered call "\d+" where \d+ was asked|before it was asked/)
  assert.equal((await product.predict(fairCall)).status, 'ok')
  await product.close()
})

test('a hang in the second call of a sequence keeps the first answer and stands for the rest', async () => {
  const product = await openHostile(['hang'])
  const answers = await product.steps([fairCall, attackCall, fairCall])
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['ok', 'late', 'late'],
  )
  await product.close()
})

test('a sandboxed product reaches no network, not even this machine', async (t) => {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const connections: unknown[] = []
  server.on('connection', (socket) => connections.push(socket))
  const { answers, enforcement } = await attack([`socket=${(server.address() as AddressInfo).port}`])
  server.close()
  if (!holds(enforcement, 'network')) return t.skip('this machine cannot cut the network')
  assert.match(reasonOf(answers[0]), /refused: E/)
  assert.equal(connections.length, 0)
})

test('a sandboxed product reads no labels by any path, and writes nothing', async (t) => {
  const targets = [join(hostileFolder, 'owned'), '/usr/owned']
  const secrets = [labels, 'labels.csv', `/proc/self/root${labels}`, `/proc/${process.pid}/root${labels}`, `/proc/1/cwd/labels.csv`]
  const plot = [...secrets, join(hostileFolder, 'graph.ts')].map((path) => `read=${path}`)
  for (const folder of [study, hostileFolder]) {
    const { answers, enforcement } = await attack([...plot, ...targets.map((path) => `write=${path}`)], { folder, hide: [labels] })
    if (!holds(enforcement, 'files')) return t.skip('this machine cannot hide files')
    const [reads, writes] = [answers.slice(0, plot.length), answers.slice(plot.length)]
    for (const answer of reads) assert.match(reasonOf(answer), /refused: (ENOENT|EROFS)/)
    // Below /tmp a write goes to the scratch space of the sandbox; nowhere does it reach the machine.
    for (const [i, answer] of writes.entries()) if (!targets[i].startsWith('/tmp/')) assert.match(reasonOf(answer), /refused: EROFS/)
  }
  assert.ok(!targets.some(existsSync))
})

test('a product cannot declare the labels as a file of its own', async () => {
  linkSync(labels, join(study, 'weights.bin'))
  symlinkSync(labels, join(study, 'model.bin'))
  const sha256 = createHash('sha256').update(secret).digest('hex')
  for (const path of ['labels.csv', 'weights.bin', 'model.bin']) {
    const artefact = { link: 'process', command: ['node', path], files: [{ path, sha256 }] } as const
    const product = { name: 'thief', version: '1', manufacturer: 'a stranger', intendedPurpose: 'harm', artefact }
    await assert.rejects(
      openProduct(product, { folder: study, limits: { secondsPerCase: 1, memoryMiB: 200, isolation: 'where-available' }, hide: [labels] }),
      { code: 'PRODUCT_FILE_HIDDEN' },
    )
  }
})

test('a product sees no variable of its caller', async () => {
  process.env.VITALBENCH_TEST_SECRET = 'hunter2'
  const [answer] = (await attack(['environment'])).answers
  delete process.env.VITALBENCH_TEST_SECRET
  assert.match(reasonOf(answer), /HOME/)
  assert.doesNotMatch(reasonOf(answer), /hunter2|VITALBENCH/)
})

const commandLine = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  } catch {
    return ''
  }
}
const orphans = (): number =>
  readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandLine(pid).includes('vitalbench-orphan')).length

test('nothing that a sandboxed product started outlives it', async (t) => {
  const product = await openHostile(['fork'], { limits: { secondsPerCase: 3, memoryMiB: 1000 } })
  assert.equal((await product.predict(attackCall)).status, 'ok')
  const alive = orphans()
  await product.close()
  if (!holds(product.enforcement, 'processes')) return t.skip('this machine has no process namespaces')
  assert.ok(alive >= 3)
  // The kernel ends a namespace in its own time.
  for (let wait = 0; orphans() > 0 && wait < 20; wait += 1) await pause(50)
  assert.equal(orphans(), 0)
})

test('a product that multiplies is ended', async () => {
  const { answers } = await attack(['forkBomb'], { limits: { secondsPerCase: 5, memoryMiB: 1000 } })
  assert.deepEqual(answers[0], { status: 'crashed', reason: 'ran more than the 64 processes that are allowed' })
})

test('a sandboxed product has no privileges', async (t) => {
  const plot = ['umount=/usr', 'umount=/tmp', 'remount', 'namespace', 'ptrace', `environ=${process.pid}`, `kill=${process.pid}`, 'sysctl']
  const { answers, enforcement } = await attack(plot, { limits: { secondsPerCase: 3 } })
  if (!holds(enforcement, 'privileges')) return t.skip('this machine has no user namespaces')
  for (const answer of answers) assert.match(reasonOf(answer), /refused/)
})

test('a sandboxed product has a small scratch space and sees no home', async (t) => {
  const { answers, enforcement } = await attack(['fill', 'root'], { limits: { secondsPerCase: 5 } })
  if (!holds(enforcement, 'files')) return t.skip('this machine cannot hide files')
  assert.match(reasonOf(answers[0]), /refused: ENOSPC/)
  assert.match(reasonOf(answers[1]), /false false false/)
})

test('calls of a product that is closed, or whose run is aborted, are answered', async () => {
  const product = await openHostile(['hang'], { limits: { secondsPerCase: 60 } })
  const hanging = product.predict(attackCall)
  await pause(300)
  await product.close()
  const closed = { status: 'unreachable', reason: 'the product is closed' }
  assert.deepEqual([await hanging, await product.predict(fairCall)], [closed, closed])

  const stop = new AbortController()
  const other = await openHostile(['hang'], { limits: { secondsPerCase: 60 }, signal: stop.signal })
  const calls = [other.predict(attackCall), other.predict(fairCall)]
  await pause(300)
  stop.abort()
  await other.close()
  assert.ok(other.load().peakMemoryMiB! > 10)
  const aborted = { status: 'unreachable', reason: 'the run was aborted' }
  assert.deepEqual(await Promise.all(calls), [aborted, aborted])
})

test('calls made at once are taken one after the other', async () => {
  const product = await openHostile(['exit'])
  const calls = [fairCall, attackCall, fairCall, fairCall].map((call) => product.predict(call))
  assert.deepEqual(
    (await Promise.all(calls)).map(({ status }) => status),
    ['ok', 'crashed', 'ok', 'ok'],
  )
  await product.close()
})

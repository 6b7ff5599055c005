import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { OpenProduct } from '../../open-product.ts'
import { openPlayback } from '../playback.ts'
import { drive, glucose } from '../testing/drive.ts'
import type { Driven } from '../testing/drive.ts'
import { openProgram } from '../testing/open-controller.ts'
import type { ControllerOptions } from '../testing/open-controller.ts'
import { pidOpening } from '../testing/pid.ts'

const here = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '')
const file = 'hostile-controller.ts'
const open = (attack: string, options?: ControllerOptions): Promise<OpenProduct> =>
  openProgram(here, ['node', file, attack], [file], { ...options, limits: { secondsPerCase: 1, memoryMiB: 300, ...options?.limits } })

/** A session of six decisions with an attack at the fourth; then one that the same port must be able to begin. */
async function attack(name: string, options?: ControllerOptions): Promise<Driven> {
  const product = await open(name, options)
  try {
    const driven = await drive(await product.session(pidOpening), pidOpening, 6, glucose)
    const next = await product.session(pidOpening)
    const outputs = new Float64Array(1)
    const first = await next.step(0, 0, Float64Array.of(120), outputs)
    if (driven.failures[0] === null) assert.deepEqual([first, outputs[0]], [null, 1], 'a fresh product serves the next session')
    await next.end()
    return driven
  } finally {
    await product.close()
  }
}

for (const [name, status, reason] of [
  ['hang', 'late', /^did not act within 1 s$/],
  ['spin', 'late', /^did not act within 1 s$/],
  ['close', 'late', /^did not act within 1 s$/],
  ['slow=5000', 'late', /^did not act within 1 s$/],
  ['nan', 'invalid', /^wrote .*NaN.*, which is not JSON$/],
  ['infinity', 'invalid', /^output "insulin" is Infinity$/],
  ['text', 'invalid', /^output "insulin" is "1\.5", not a number$/],
  ['null', 'invalid', /^output "insulin" is "null", not a number$/],
  ['missing', 'invalid', /^output "insulin" is "undefined", not a number$/],
  ['infiniteless', 'invalid', /^its act has no "u"$/],
  ['deep', 'invalid', /^output "insulin" is "what is nested too deeply", not a number$/],
  ['crooked', 'invalid', /^acted for step "{\\"toString\\":1,\\"valueOf\\":1}" where 3 was asked$/],
  ['crookedError', 'invalid', /^said "{\\"toString\\":1}"$/],
  ['prototype', 'invalid', /^output "insulin" is "undefined", not a number$/],
  ['later', 'invalid', /^acted for step "4" where 3 was asked$/],
  ['earlier', 'invalid', /^acted for step "2" where 3 was asked$/],
  ['garbage', 'invalid', /^wrote "Segmentation fault \(core dumped\)", which is not JSON$/],
  ['array', 'invalid', /^wrote "\[1\]", which is not a message$/],
  ['error', 'invalid', /^said "sensor failed"$/],
  ['endless', 'invalid', /^wrote a line of more than 16 MiB$/],
  ['flood', 'invalid', /^acted for step "0" where 3 was asked$/],
  ['exit', 'crashed', /^exited with code 3$/],
  ['abort', 'crashed', /^was ended by signal 6/],
] as const)
  test(`${name}: ${status} at its decision, and the next session has a fresh product`, async () => {
    const { failures, record } = await attack(name, name === 'endless' ? { limits: { secondsPerCase: 10 } } : undefined)
    assert.deepEqual(failures.slice(0, 3), [null, null, null])
    assert.equal(failures[3]?.status, status, failures[3]?.reason)
    assert.match(failures[3]!.reason, reason)
    assert.deepEqual([failures[4], failures[5]], [failures[3], failures[3]], 'the failure stands for the rest')
    assert.deepEqual(record.acts, [1, 1, 1])
    assert.deepEqual(record.notes, [[3, status, failures[3]!.reason]])
    const played = await drive(openPlayback(record, pidOpening), pidOpening, 6, glucose)
    assert.deepEqual(played, { record, failures }, 'the record plays the failure again, to the same chain')
  })

test('an act that nobody asked for is not taken for the next', async () => {
  const { failures, record } = await attack('twice')
  assert.deepEqual(record.acts.slice(0, 4), [1, 1, 1, 1])
  assert.match(failures[4]?.reason ?? '', /before it was asked/)
})

test('a dose below zero or beyond all reason is handed to the bench as it is: ranges are findings', async () => {
  for (const [name, dose] of [
    ['negative', -3],
    ['huge', 1e300],
  ] as const)
    assert.deepEqual((await attack(name)).record.acts, [1, 1, 1, dose, dose, dose])
})

test('an event is cut to 200 characters', async () => {
  const { record } = await attack('event')
  const [index, what, text] = record.notes[0]
  assert.deepEqual([index, what, text.length], [3, 'event', 200])
  assert.equal(JSON.parse(JSON.stringify(text)), text)
})

for (const [name, reason] of [
  ['unit', 'its output "insulin" is in "mU/min", declared is U/h'],
  ['crookedUnit', 'its output "insulin" is in "{\\"toString\\":1}", declared is U/h'],
  ['unknown', 'it knows no input "glucose"'],
  ['protocol', 'speaks "vitalbench-control/9", not vitalbench-control/1'],
  ['unready', 'wrote "{\\"type\\":\\"act\\"}" where "ready" was due'],
] as const)
  test(`${name}: refused before the first decision`, async () => {
    const { failures, record } = await attack(name)
    assert.ok(
      failures.every((failure) => failure?.status === 'invalid' && failure.reason === reason),
      failures[0]?.reason,
    )
    assert.deepEqual(record.notes, [[0, 'invalid', reason]])
  })

test('a controller in the sandbox sees neither the study nor the lab nor the network', async (t) => {
  const study = mkdtempSync(join(tmpdir(), 'hostile-session-'))
  after(() => rmSync(study, { recursive: true }))
  const truth = join(study, 'truth.csv')
  writeFileSync(truth, 'true glucose')
  const server = createServer((_request, response) => response.end('true state')).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  process.env.VITALBENCH_SECRET = 'VITALBENCH_SECRET'
  const probe = await open('none')
  await probe.close()
  const cut = probe.enforcement.filter(({ what, enforced }) => enforced && ['network', 'files', 'processes'].includes(what)).length === 3
  const found = async (name: string): Promise<string> =>
    (await attack(name, { hide: [study], limits: { secondsPerCase: 5 } })).record.notes[0][2]
  try {
    assert.equal(await found('environment'), 'nothing')
    if (!cut) return t.skip('this machine has no sandbox')
    assert.equal(await found(`read=${truth}`), 'refused: ENOENT')
    assert.equal(await found(`read=/proc/${process.pid}/environ`), 'refused: ENOENT')
    assert.equal(await found(`network=http://127.0.0.1:${port}/`), 'refused')
    assert.doesNotMatch(await found('parent'), /SECRET/)
  } finally {
    delete process.env.VITALBENCH_SECRET
    server.close()
  }
})

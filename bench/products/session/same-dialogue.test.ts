import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { SessionRecord } from '../../session.ts'
import type { OpenProduct } from '../open-product.ts'
import { openInProcess } from './in-process.ts'
import { openPlayback } from './playback.ts'
import { answering } from './testing/answer.ts'
import { compileLibrary, exampleFmu, freshFolder, has, noCompiler } from './testing/compile.ts'
import { drive, glucose } from './testing/drive.ts'
import { clients, openController, openFile, openProgram } from './testing/open-controller.ts'
import { pid, pidOpening } from './testing/pid.ts'
import { serveHttp, serveWebSocket } from './testing/servers.ts'

const folder = freshFolder()
after(() => rmSync(folder, { recursive: true }))

const decisions = 288
const wide = (index: number): readonly number[] => [index === 100 ? 62.5 : glucose(index)[0]]
const expected = (shown = glucose) => drive(openInProcess(pid, pidOpening), pidOpening, decisions, shown)

/** Two sessions of a product, each of which must be that of the controller in process, to the last bit. */
async function same(product: OpenProduct, shown = glucose): Promise<SessionRecord> {
  const due = await expected(shown)
  assert.deepEqual(due.failures.filter(Boolean), [])
  try {
    for (const session of ['s1', 's2']) {
      const { record, failures } = await drive(await product.session({ ...pidOpening, session }), pidOpening, decisions, shown)
      assert.deepEqual(failures.filter(Boolean), [])
      assert.deepEqual(record.acts, due.record.acts)
      assert.deepEqual(record.notes, due.record.notes)
      assert.equal(record.chain, due.record.chain)
    }
    return due.record
  } finally {
    await product.close()
  }
}

test('the controller does something: it doses, stops, and tells an alarm', async () => {
  const { record } = await expected(wide)
  assert.ok(record.acts.includes(0) && Math.max(...record.acts) > 1)
  assert.deepEqual(record.notes, [[100, 'event', 'alarm: low glucose']])
})

test('a module in process', async () => {
  await same(await openFile('in-process', fileURLToPath(new URL('./testing/pid-module.ts', import.meta.url))), wide)
})

test('Python over pipes', { skip: has('python3') ? false : 'no python3 on this machine' }, async () => {
  await same(await openProgram(join(clients, 'python'), ['python3', 'pid.py'], ['pid.py', 'vitalbench.py']), wide)
})

test('a WebSocket, one connection for both sessions', async () => {
  const server = await serveWebSocket(() => answering(pid))
  await same(await openController({ link: 'websocket', url: server.url }), wide)
  assert.equal(server.connections(), 1)
  await server.close()
})

test('HTTP, one connection and one dialogue for both sessions', async () => {
  const server = await serveHttp(() => answering(pid))
  await same(await openController({ link: 'http', url: server.url }), wide)
  assert.deepEqual([server.connections(), server.dialogues()], [1, 1])
  await server.close()
})

test('a C library', { skip: noCompiler }, async () => {
  await same(await openFile('library', compileLibrary(join(clients, 'c/pid.c'), folder, 'pid')), wide)
})

test('an FMU', { skip: noCompiler }, async () => {
  await same(await openFile('fmu', exampleFmu(folder)))
})

test('a WebAssembly module', async () => {
  await same(await openFile('wasm', join(clients, 'c/pid.wasm')), wide)
})

test('a record is played again without its product, to the same chain', async () => {
  const { record } = await expected(wide)
  const again = await drive(openPlayback(record, pidOpening), pidOpening, decisions, wide)
  assert.deepEqual(again.record, record)
  const other = await drive(openPlayback(record, pidOpening), pidOpening, decisions, (index) => [wide(index)[0] + (index === 7 ? 1e-9 : 0)])
  assert.notEqual(other.record.chain, record.chain)
})

const awkward = (index: number): readonly number[] => [[-0, Infinity, -Infinity, 5e-324, 1.7976931348623157e308, 0.1 + 0.2][index]]
const echo = (_index: number, _seconds: number, [value]: Float64Array, outputs: Float64Array): void => {
  outputs[0] = Number.isFinite(value) ? value : Math.sign(value)
}

test('numbers that writers of JSON treat differently are the same over a wire and in process', async () => {
  const seen = { open: () => ({ step: echo }) }
  const due = await drive(openInProcess(seen, pidOpening), pidOpening, 6, awkward)
  const server = await serveHttp(() => answering(seen))
  const product = await openController({ link: 'http', url: server.url })
  const { record } = await drive(await product.session(pidOpening), pidOpening, 6, awkward)
  await product.close()
  await server.close()
  assert.deepEqual(record, due.record)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { WebSocket } from 'ws'
import { openPlayback } from './playback.ts'
import type { AnswerMessage } from './testing/answer.ts'
import { drive, glucose } from './testing/drive.ts'
import { openController, openProgram } from './testing/open-controller.ts'
import { pidOpening } from './testing/pid.ts'
import { serveHttp, serveWebSocket } from './testing/servers.ts'

const opening = { ...pidOpening, deadlineSeconds: 0.15 }
const late = { status: 'late', reason: 'did not act within 0.15 s' } as const

/** Says hello and is ready at once; acts at once but for the third decision, which takes 220 ms: its act comes while the fourth is due. */
function tardy(say: (text: string) => void): AnswerMessage {
  return (text) => {
    const { type, k } = JSON.parse(text) as { readonly type: string; readonly k: number }
    if (type === 'hello') return '{"type":"hello","protocol":"vitalbench-control/1"}'
    if (type === 'reset') return '{"type":"ready"}'
    if (type !== 'step') return null
    const act = `{"type":"act","k":${k},"u":{"insulin":${k}}}`
    if (k !== 2) return act
    void pause(220).then(() => say(act))
    return null
  }
}

for (const [link, serve] of [
  ['websocket', () => serveWebSocket((socket: WebSocket) => tardy((text) => socket.send(text)))],
  [
    'http',
    () =>
      serveHttp((reply) =>
        tardy((text) => {
          reply().writeHead(200, { 'content-type': 'application/json' }).end(text)
        }),
      ),
  ],
] as const)
  test(`${link}: a decision that misses its deadline counts as late, its act is dropped, and the session goes on`, async () => {
    const server = await serve()
    const product = await openController({ link, url: server.url })
    const { record, failures } = await drive(await product.session(opening), opening, 6, glucose)
    await product.close()
    await server.close()
    assert.deepEqual(failures, [null, null, late, null, null, null])
    assert.deepEqual(record.acts, [0, 1, 3, 4, 5])
    assert.deepEqual(record.notes, [[2, 'late', late.reason]])
    assert.deepEqual((await drive(openPlayback(record, opening), opening, 6, glucose)).record, record)
  })

test('a process that hangs is late at every decision from then on, each counted, and each within its deadline', async () => {
  const folder = fileURLToPath(new URL('./hostile', import.meta.url))
  const product = await openProgram(folder, ['node', 'hostile-controller.ts', 'hang'], ['hostile-controller.ts'])
  const began = performance.now()
  const { record, failures } = await drive(await product.session(opening), opening, 8, glucose)
  await product.close()
  assert.deepEqual(failures, [null, null, null, late, late, late, late, late])
  assert.equal(record.notes.length, 5)
  assert.ok(performance.now() - began < 5000)
})

test('under deadlines, too, an act with a step that is no number is invalid', async () => {
  const folder = fileURLToPath(new URL('./hostile', import.meta.url))
  const product = await openProgram(folder, ['node', 'hostile-controller.ts', 'crooked'], ['hostile-controller.ts'])
  const generous = { ...pidOpening, deadlineSeconds: 5 }
  const { failures } = await drive(await product.session(generous), generous, 4, glucose)
  await product.close()
  assert.equal(failures[3]?.status, 'invalid')
})

test('a process that dies under deadlines is crashed once, not late for ever', async () => {
  const folder = fileURLToPath(new URL('./hostile', import.meta.url))
  const product = await openProgram(folder, ['node', 'hostile-controller.ts', 'exit'], ['hostile-controller.ts'])
  const generous = { ...pidOpening, deadlineSeconds: 5 }
  const { record, failures } = await drive(await product.session(generous), generous, 6, glucose)
  await product.close()
  assert.ok(failures.slice(3).every((failure) => failure?.status === 'crashed'))
  assert.deepEqual(record.notes, [[3, 'crashed', 'exited with code 3']])
})

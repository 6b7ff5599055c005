import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import type { WebSocket } from 'ws'
import { drive, glucose } from '../testing/drive.ts'
import type { Driven } from '../testing/drive.ts'
import type { AnswerMessage } from '../testing/answer.ts'
import { openController } from '../testing/open-controller.ts'
import { pidOpening } from '../testing/pid.ts'
import { serveHttp, serveWebSocket } from '../testing/servers.ts'
import type { Server } from '../testing/servers.ts'

/** Acts as a good controller does but at decision 3. */
const until = (attack: (k: number) => void): AnswerMessage => {
  return (text) => {
    const { type, k } = JSON.parse(text) as { readonly type: string; readonly k: number }
    if (type === 'hello') return '{"type":"hello","protocol":"vitalbench-control/1"}'
    if (type === 'reset') return '{"type":"ready"}'
    if (type !== 'step') return null
    if (k < 3) return `{"type":"act","k":${k},"u":{"insulin":1}}`
    attack(k)
    return null
  }
}

/** A session with an attack, after which the next session begins on a dialogue of its own. */
async function attack(link: 'http' | 'websocket', server: Server): Promise<Driven> {
  const product = await openController({ link, url: server.url }, { limits: { secondsPerCase: 1 } })
  const driven = await drive(await product.session(pidOpening), pidOpening, 5, glucose)
  const next = await product.session(pidOpening)
  assert.equal(await next.step(0, 0, Float64Array.of(120), new Float64Array(1)), null)
  assert.equal(server.dialogues(), 2)
  await product.close()
  await server.close()
  assert.deepEqual(driven.record.acts, [1, 1, 1])
  assert.deepEqual(driven.failures[4], driven.failures[3])
  return driven
}

const mebibytes = (count: number): string => `{"type":"act","k":3,"u":{"insulin":1},"pad":"${'x'.repeat(count * 2 ** 20)}"}`

for (const [name, status, reason, does] of [
  ['silence', 'late', /^did not act within 1 s$/, () => {}],
  [
    'another type',
    'invalid',
    /^sent "text\/html", not application\/json$/,
    (to: ServerResponse) => to.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
  ],
  ['an error', 'invalid', /^answered HTTP 500 "Internal Server Error"$/, (to: ServerResponse) => to.writeHead(500).end()],
  [
    'a redirect',
    'invalid',
    /^answered HTTP 302 "Found"$/,
    (to: ServerResponse) => to.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
  ],
  [
    'no JSON',
    'invalid',
    /^wrote "NaN", which is not JSON$/,
    (to: ServerResponse) => to.writeHead(200, { 'content-type': 'application/json' }).end('NaN'),
  ],
  [
    '17 MiB',
    'invalid',
    /^sent a body of more than 16 MiB$/,
    (to: ServerResponse) => to.writeHead(200, { 'content-type': 'application/json' }).end(mebibytes(17)),
  ],
  ['a cut', 'unreachable', /^socket hang up$/, (to: ServerResponse) => to.destroy()],
  [
    'half a body',
    'unreachable',
    /^aborted$/,
    (to: ServerResponse) => {
      to.writeHead(200, { 'content-type': 'application/json', 'content-length': 99 }).write('{', () => to.destroy())
    },
  ],
] as const)
  test(`http: ${name} is ${status}`, async () => {
    const { failures } = await attack('http', await serveHttp((reply) => until(() => does(reply()))))
    assert.equal(failures[3]?.status, status, failures[3]?.reason)
    assert.match(failures[3]!.reason, reason)
  })

for (const [name, status, reason, does] of [
  ['silence', 'late', /^did not act within 1 s$/, () => {}],
  ['a binary message', 'invalid', /^sent a binary message$/, (to: WebSocket) => to.send(Buffer.from('{}'))],
  ['17 MiB', 'invalid', /^sent a message of more than 16 MiB$/, (to: WebSocket) => to.send(mebibytes(17))],
  ['a farewell', 'unreachable', /^closed the connection with code 4001$/, (to: WebSocket) => to.close(4001, 'no more')],
  ['a cut', 'unreachable', /^closed the connection with code 1006$/, (to: WebSocket) => to.terminate()],
  [
    'a flood',
    'invalid',
    /^acted for step "0" where 3 was asked$/,
    (to: WebSocket) => {
      for (let each = 0; each < 10_000; each += 1) to.send('{"type":"act","k":0,"u":{"insulin":1}}')
    },
  ],
  ['text that is none', 'invalid', /UTF-8|utf-?8/i, (to: WebSocket) => to.send(Buffer.from([0xff, 0xfe]), { binary: false })],
] as const)
  test(`websocket: ${name} is ${status}`, async () => {
    const { failures } = await attack('websocket', await serveWebSocket((socket) => until(() => does(socket))))
    assert.equal(failures[3]?.status, status, failures[3]?.reason)
    assert.match(failures[3]!.reason, reason)
  })

test('an address where nobody is, and one that is no server of ours, are outcomes', async () => {
  const server = await serveHttp((reply) => () => {
    reply().writeHead(404).end()
    return null
  })
  for (const [link, url, reason] of [
    ['http', 'http://127.0.0.1:9/', /ECONNREFUSED/],
    ['websocket', 'ws://127.0.0.1:9/#x', /ECONNREFUSED/],
    ['websocket', server.url.replace('http', 'ws'), /^Unexpected server response: 404$/],
  ] as const) {
    const product = await openController({ link, url }, { limits: { secondsPerCase: 1 } })
    const { failures } = await drive(await product.session(pidOpening), pidOpening, 2, glucose)
    await product.close()
    assert.equal(failures[0]?.status, 'unreachable')
    assert.match(failures[0]!.reason, reason)
  }
  await server.close()
})

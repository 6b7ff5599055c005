import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import type { Answer } from '../contract.ts'
import { openProduct } from './open-product.ts'
import type { OpenProduct } from './open-product.ts'

const json = { 'content-type': 'application/json' }
const reasonOf = (answer: Answer): string => (answer.status === 'ok' ? 'answered' : answer.reason)

/** What the server does under each path; `mean` is a good product. */
const behaviours: Readonly<Record<string, (call: { id: number; inputs: { x: { data: number[] } } }, response: ServerResponse) => void>> = {
  mean: ({ id, inputs: { x } }, response) => {
    const mean = x.data.reduce((sum, value) => sum + value, 0) / x.data.length
    response.writeHead(200, json).end(JSON.stringify({ id, outputs: { mean: { shape: [1], data: [mean] } } }))
  },
  redirect: (_, response) => void response.writeHead(307, { location: '/mean' }).end(),
  broken: (_, response) => void response.writeHead(500).end(),
  page: (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
  garbage: (_, response) => void response.writeHead(200, json).end('{"id":'),
  other: (_, response) => void response.writeHead(200, json).end('{"id":1,"outputs":{}}'),
  endless: (_, response) => {
    response.writeHead(200, json)
    const more = ' '.repeat(2 ** 20)
    const on = (): void => void (response.destroyed || response.write(more, on))
    on()
  },
  hang: () => undefined,
  slowly: (_, response) => void response.writeHead(200, json).write('{'),
  cut: (_, response) => void response.destroy(),
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = ''
  for await (const text of request.setEncoding('utf8')) body += text
  behaviours[request.url!.slice(1)](JSON.parse(body), response)
}

const server: Server = createServer((request, response) => void serve(request, response)).listen(0, '127.0.0.1')
await new Promise((listening) => server.once('listening', listening))
after(() => server.close().closeAllConnections())

const open = (path: string, isolation: 'required' | 'where-available' = 'where-available'): Promise<OpenProduct> =>
  openProduct(
    {
      name: 'remote',
      version: '1',
      manufacturer: 'a stranger',
      intendedPurpose: 'test',
      artefact: { link: 'http', url: path.includes(':') ? path : `http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}` },
    },
    { folder: '/', limits: { secondsPerCase: 0.3, memoryMiB: 100, isolation }, hide: [] },
  )

const call = { x: { data: Float32Array.of(1, 2, 6), shape: [3] } }

test('a product behind an address answers calls and sequences', async () => {
  const product = await open('mean')
  const answer = await product.predict(call)
  assert.deepEqual(answer, { status: 'ok', outputs: { mean: { data: Float64Array.of(3), shape: [1] } } })
  assert.deepEqual(await product.steps([call, call]), [answer, answer])
  await product.close()
})

for (const [path, status, reason] of [
  ['redirect', 'invalid', /^answered HTTP 307 /],
  ['broken', 'invalid', /^answered HTTP 500 "Internal Server Error"$/],
  ['page', 'invalid', /^sent "text\/html", not application\/json$/],
  ['garbage', 'invalid', /which is not JSON$/],
  ['other', 'invalid', /^answered call "1" where \d+ was asked$/],
  ['endless', 'invalid', /^sent a body of more than 16 MiB$/],
  ['hang', 'late', /^no answer within 0\.3 s$/],
  ['slowly', 'late', /^no answer within 0\.3 s$/],
  ['cut', 'unreachable', /^fetch failed/],
  ['http://127.0.0.1:1/', 'unreachable', /^fetch failed/],
] as const) {
  test(`${path}: ${status}`, async () => {
    const product = await open(path)
    for (const answer of [await product.predict(call), await product.predict(call)]) {
      assert.equal(answer.status, status, reasonOf(answer))
      assert.match(reasonOf(answer), reason)
    }
    await product.close()
  })
}

test('what cannot be enforced on a product elsewhere is said, and refused where isolation is required', async () => {
  const product = await open('mean')
  assert.deepEqual(
    product.enforcement.filter(({ enforced }) => enforced).map(({ what }) => what),
    ['time'],
  )
  await product.close()
  await assert.rejects(open('mean', 'required'), { code: 'PRODUCT_NOT_ISOLATED', message: /network \(the product runs behind an address/ })
})

import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join, normalize } from 'node:path'
import { test } from 'node:test'
import * as seal from './index.ts'

const chromium = '/usr/bin/chromium'
const playwright = await import('playwright-core').catch(() => null)
const skip = !playwright ? 'playwright-core is not installed' : existsSync(chromium) ? false : `no browser at ${chromium}`

const kernel = join(import.meta.dirname, '..')
const page = `<!doctype html><script type="importmap">{"imports":{"@vitalbench/kernel/errors":"/errors/index.ts"}}</script>`

/** Serves the kernel's modules, as they are but for their types, on a loopback port. */
const serveKernel = async () => {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (path === '/') return void response.setHeader('content-type', 'text/html').end(page)
    readFile(join(kernel, path), 'utf8').then(
      (source) => response.setHeader('content-type', 'text/javascript').end(stripTypeScriptTypes(source)),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

/** The work that is done in Node and in the page; it may use nothing from outside but its arguments. */
async function sealEverything({ index, seedHex, value }: { index: string; seedHex: string; value: unknown }) {
  const seal = (await import(index)) as typeof import('./index.ts')
  const key = await seal.signingKeyFromSeed(seal.fromHex(seedHex))
  const payload = seal.canonicalBytes(value)
  const envelope = await seal.sealEnvelope({ payloadType: seal.statementType, payload, key })
  const opened = await seal.openEnvelope(envelope)
  const forged = await seal
    .openEnvelope({ ...envelope, payload: seal.base64(seal.canonicalBytes({})) })
    .catch((error: { code: string }) => error.code)
  const leaves = Array.from({ length: 21 }, (_, i) => seal.canonicalBytes({ i }))
  return {
    text: seal.canonicalJson(value),
    digest: seal.hex(seal.sha256(payload)),
    root: seal.hex(seal.merkleRoot(leaves)),
    proof: seal.inclusionProof(leaves, 13).map(seal.hex),
    envelope: seal.canonicalJson(envelope),
    keyid: opened.keyid,
    forged,
    fresh: (await seal.generateSigningKey()).publicKey.length,
    oracles: seal.sealOracles.map((oracle) => oracle.compute().map(({ quantity, observed }) => `${quantity} ${observed}`)),
  }
}

test('the same code seals and opens the same bytes in a browser', { skip, timeout: 60_000 }, async () => {
  const work = {
    seedHex: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    value: { b: [1e21, 5e-324, 0.1 + 0.2, -0, null, true], a: '€ \u0007 😀', '😀': 1, דּ: 2 },
  }
  const inNode = await sealEverything({ ...work, index: new URL('./index.ts', import.meta.url).href })
  assert.equal(inNode.forged, 'ENVELOPE_SIGNATURE')
  assert.equal(inNode.digest, seal.hex(seal.sha256(seal.canonicalBytes(work.value))))

  const server = await serveKernel()
  const flags =
    '--no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-component-update --disable-sync --no-first-run'
  const browser = await playwright!.chromium.launch({ executablePath: chromium, args: flags.split(' ') })
  try {
    const tab = await browser.newPage()
    await tab.goto(server.origin)
    assert.deepEqual(await tab.evaluate(sealEverything, { ...work, index: '/seal/index.ts' }), inNode)
  } finally {
    await browser.close()
    server.close()
  }
})

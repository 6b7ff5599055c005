import assert from 'node:assert/strict'
import { createPublicKey, verify } from 'node:crypto'
import { test } from 'node:test'
import { crc32, deflateSync, gunzipSync, gzipSync } from 'node:zlib'
import { generateSigningKey } from '@vitalbench/kernel/seal'
import {
  achievementCredential,
  bakePng,
  bakeSvg,
  didOf,
  isRevoked,
  issueCredential,
  keyOfDid,
  readCredential,
  statusList,
  unbakePng,
  unbakeSvg,
} from './index.ts'

const key = await generateSigningKey()
const badge = achievementCredential({
  id: 'urn:uuid:1b671a64-40d5-491e-99b0-da01ff1f3341',
  issuer: { name: 'MedTechLabs' },
  subject: { id: 'mailto:ida@example.org', name: 'Ida Holm' },
  achievement: { id: 'urn:test:gcp', name: 'GCP', description: 'Good Clinical Practice', criteria: 'Passed' },
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2029-01-01T00:00:00.000Z',
  status: { list: 'https://centre.example/status/1', index: 94_567 },
})
const jwt = await issueCredential(badge, key)
const [header, payload, signature] = jwt.split('.')
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const decode = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Record<string, unknown>

test('a key has the name that the did:key method gives it', () => {
  // Example of the method's own text: multicodec 0xed01, base58btc.
  const did = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'
  const bytes = keyOfDid(did)
  assert.equal(Buffer.from(bytes!).toString('hex'), '2e6fcce36701dc791488e0d0b1745cc1e33a4c1c9fcc41c63bd343dbbe0970e6')
  assert.equal(didOf(bytes!), did)
  assert.equal(didOf(new Uint8Array(32)), 'did:key:z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP')
  for (const other of ['did:web:example.org', 'did:key:z6Mk', `${did}0`, 'did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme'])
    assert.equal(keyOfDid(other), null, other)
})

test('a credential is read offline, and its signature holds for an independent program', async () => {
  const read = await readCredential(jwt)
  assert.deepEqual(read, {
    verified: true,
    problems: [],
    id: 'urn:uuid:1b671a64-40d5-491e-99b0-da01ff1f3341',
    issuer: didOf(key.publicKey),
    issuerName: 'MedTechLabs',
    subject: { id: 'mailto:ida@example.org', name: 'Ida Holm' },
    achievement: { id: 'urn:test:gcp', name: 'GCP' },
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2029-01-01T00:00:00.000Z',
    status: { list: 'https://centre.example/status/1', index: 94_567 },
  })
  const x = Buffer.from(key.publicKey).toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  assert.equal(verify(null, Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url')), true)
  const claims = decode(payload)
  assert.equal(claims.nbf, Date.parse('2026-01-01T00:00:00Z') / 1000)
  assert.equal(claims.exp, Date.parse('2029-01-01T00:00:00Z') / 1000)
  assert.deepEqual(claims.type, ['VerifiableCredential', 'OpenBadgeCredential'])
})

test('what was changed, or signed by somebody else, is found', async () => {
  const claims = decode(payload)
  const { alg: _, ...unnamed } = decode(header)
  const stranger = await generateSigningKey()
  const swapped = await issueCredential(badge, stranger)
  const longer = encode({ ...claims, validUntil: '2039-01-01T00:00:00.000Z' })
  const attacks: readonly string[] = [
    `${header}.${longer}.${signature}`,
    `${encode({ alg: 'none' })}.${payload}.`,
    `${encode({ ...decode(header), alg: 'HS256' })}.${payload}.${signature}`,
    `${encode(unnamed)}.${payload}.${signature}`,
    `${header}.${encode({ ...claims, issuer: { id: didOf(stranger.publicKey) } })}.${signature}`,
    `${header}.${payload}.${swapped.split('.')[2]}`,
    `${header}.${payload}.${signature.slice(0, -4)}`,
    `${header}.${payload}.`,
  ]
  for (const attack of attacks) assert.equal((await readCredential(attack)).verified, false, attack.slice(0, 60))
  for (const none of ['', 'a.b', 'a.b.c', `${header}.${encode({ type: 'Receipt' })}.${signature}`, `${'a'.repeat(300_000)}.b.c`])
    await assert.rejects(readCredential(none), { code: 'CREDENTIAL_SHAPE' })
})

const gunzip = (bytes: Uint8Array, most: number): Uint8Array => gunzipSync(bytes, { maxOutputLength: most })

test('a list tells which credentials were withdrawn, and no more than it may hold', () => {
  const list = statusList([3, 94_567], (bytes) => gzipSync(bytes))
  assert.deepEqual(
    [0, 3, 4, 94_567].map((index) => isRevoked(list, index, gunzip)),
    [false, true, false, true],
  )
  const bomb = `u${gzipSync(new Uint8Array(50_000_000)).toString('base64url')}`
  assert.throws(() => isRevoked(bomb, 3, gunzip), { code: 'CREDENTIAL_STATUS' })
  assert.throws(() => isRevoked(list, 9_000_000, gunzip), { code: 'CREDENTIAL_STATUS' })
})

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

test('a badge holds its credential, as SVG and as PNG', () => {
  const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9"><circle r="4"/></svg>'
  assert.equal(unbakeSvg(bakeSvg(svg, jwt)), jwt)
  assert.throws(() => unbakeSvg(svg), { code: 'CREDENTIAL_PICTURE' })
  assert.throws(() => bakeSvg('<html/>', jwt), { code: 'CREDENTIAL_PICTURE' })
  const png = Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  const baked = Buffer.from(bakePng(png, jwt))
  assert.equal(unbakePng(baked), jwt)
  // The chunk that was put in has the sum that an independent program computes.
  const length = baked.readUInt32BE(33)
  assert.equal(baked.readUInt32BE(33 + 8 + length), crc32(baked.subarray(37, 41 + length)))
  assert.throws(() => unbakePng(png), { code: 'CREDENTIAL_PICTURE' })
  assert.throws(() => bakePng(png.subarray(0, 60), jwt), { code: 'CREDENTIAL_PICTURE' })
})

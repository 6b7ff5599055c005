import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  canonicalBytes,
  evidenceStatement,
  fromHex,
  generateSigningKey,
  hex,
  keyidOf,
  openEnvelope,
  pkcs8OfSigningKey,
  preAuthenticationEncoding,
  readEvidenceStatement,
  sealEnvelope,
  signBytes,
  signingKeyFromPkcs8,
  signingKeyFromSeed,
  statementType,
  verifyBytes,
} from './index.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** RFC 8032, section 7.1: seed, public key, message, signature. */
const vectors = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
  [
    '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42',
    'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
  ],
]

test('keys and signatures are those of RFC 8032, section 7.1', async () => {
  for (const [seed, publicKey, message, signature] of vectors) {
    const key = await signingKeyFromSeed(fromHex(seed))
    assert.equal(hex(key.publicKey), publicKey)
    assert.equal(hex(await signBytes(fromHex(message), key)), signature)
    assert.ok(await verifyBytes(fromHex(message), fromHex(signature), fromHex(publicKey)))
    assert.ok(!(await verifyBytes(utf8('other'), fromHex(signature), fromHex(publicKey))))
  }
})

const little = (text: string) => BigInt(`0x${text.match(/../g)!.toReversed().join('')}`)

test('a signature with its scalar raised by the group order is refused', async () => {
  const [, publicKey, message, signature] = vectors[1]
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const raised = (little(signature.slice(64)) + order).toString(16).padStart(64, '0').match(/../g)!.toReversed().join('')
  assert.ok(!(await verifyBytes(fromHex(message), fromHex(signature.slice(0, 64) + raised), fromHex(publicKey))))
})

test('a key survives PKCS #8, and its id is the digest of its public half', async () => {
  const key = await generateSigningKey()
  const again = await signingKeyFromPkcs8(await pkcs8OfSigningKey(key))
  assert.deepEqual(again.publicKey, key.publicKey)
  assert.equal(again.keyid, keyidOf(key.publicKey))
  // SHA-256 of the public key of the first vector, by sha256sum.
  assert.equal(keyidOf(fromHex(vectors[0][1])), '21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9')
  await assert.rejects(signingKeyFromPkcs8(utf8('no key')), { code: 'KEY_BYTES' })
  await assert.rejects(signingKeyFromSeed(new Uint8Array(31)), { code: 'KEY_BYTES' })
  assert.ok(!(await verifyBytes(utf8(''), new Uint8Array(64), new Uint8Array(31))))
  assert.ok(!(await verifyBytes(utf8(''), new Uint8Array(64), new Uint8Array(32).fill(255))))
})

test('the pre-authentication encoding is that of the DSSE specification', () => {
  const encoded = preAuthenticationEncoding('http://example.com/HelloWorld', utf8('hello world'))
  assert.equal(new TextDecoder().decode(encoded), 'DSSEv1 29 http://example.com/HelloWorld 11 hello world')
  // Lengths count bytes, not characters.
  assert.equal(new TextDecoder().decode(preAuthenticationEncoding('é', utf8('ü'))), 'DSSEv1 2 é 2 ü')
})

test('an envelope opens as it was sealed, and no other way', async () => {
  const key = await signingKeyFromSeed(fromHex(vectors[0][0]))
  const statement = evidenceStatement([{ name: 'plan.json', digest: { sha256: 'ab'.repeat(32) } }], { verdict: 'pass' })
  const envelope = await sealEnvelope({ payloadType: statementType, payload: canonicalBytes(statement), key })
  const opened = await openEnvelope(envelope)
  assert.deepEqual(readEvidenceStatement(opened.payload), statement)
  assert.equal(opened.keyid, key.keyid)

  const [signature] = envelope.signatures
  const other = await generateSigningKey()
  const forged: readonly (readonly [unknown, string])[] = [
    [{ ...envelope, payload: 'e30=' }, 'ENVELOPE_SIGNATURE'],
    [{ ...envelope, payloadType: 'text/plain' }, 'ENVELOPE_SIGNATURE'],
    [{ ...envelope, note: 1 }, 'ENVELOPE_SHAPE'],
    [{ ...envelope, signatures: [] }, 'ENVELOPE_SHAPE'],
    [{ ...envelope, signatures: [signature, signature] }, 'ENVELOPE_SHAPE'],
    [{ ...envelope, signatures: [{ ...signature, keyid: other.keyid }] }, 'ENVELOPE_SHAPE'],
    [{ ...envelope, signatures: [{ ...signature, sig: signature.sig.replace('==', '') }] }, 'BASE64_TEXT'],
    [{ ...envelope, payload: 7 }, 'ENVELOPE_SHAPE'],
    [null, 'ENVELOPE_SHAPE'],
    [[], 'ENVELOPE_SHAPE'],
  ]
  for (const [value, code] of forged) await assert.rejects(openEnvelope(value), { code })
})

test('a statement of another type or shape is refused', () => {
  const good = evidenceStatement([{ name: 'plan.json', digest: { sha256: 'ab'.repeat(32) } }], {})
  for (const change of [{ _type: 'x' }, { predicateType: 'x' }, { subject: {} }, { subject: [{ name: 'a' }] }, { subject: [null] }]) {
    assert.throws(() => readEvidenceStatement(canonicalBytes({ ...good, ...change })), { code: 'STATEMENT_SHAPE' })
  }
})

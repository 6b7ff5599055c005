import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { base64, fromBase64, fromHex, hex, sha256, sha256Stream } from './index.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const pattern = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 151 + (i >> 8)) & 255)

test('digests are those of the NIST example values', () => {
  const published = {
    '': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    abc: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq: '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu:
      'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
  }
  for (const [message, digest] of Object.entries(published)) assert.equal(hex(sha256(utf8(message))), digest, message)
  assert.equal(hex(sha256(utf8('a'.repeat(1e6)))), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0')
})

test('digests agree with OpenSSL at every length around the block, whole and in portions', () => {
  for (let length = 0; length <= 260; length++) {
    const bytes = pattern(length)
    const expected = createHash('sha256').update(bytes).digest('hex')
    assert.equal(hex(sha256(bytes)), expected, `length ${length}`)
    for (const portion of [1, 63, 64, 65]) {
      const hash = sha256Stream()
      for (let at = 0; at < length; at += portion) hash.update(bytes.subarray(at, at + portion))
      assert.equal(hex(hash.digest()), expected, `length ${length} by ${portion}`)
    }
  }
})

test('hexadecimal and base64 have one spelling for some bytes', () => {
  for (let length = 0; length <= 65; length++) {
    const bytes = pattern(length)
    assert.equal(base64(bytes), Buffer.from(bytes).toString('base64'))
    assert.deepEqual(fromBase64(base64(bytes)), bytes)
    assert.deepEqual(fromHex(hex(bytes)), bytes)
  }
  // RFC 4648, section 10.
  assert.deepEqual(
    ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base64(utf8(text))),
    ['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy'],
  )
  // The second and third spell the same bytes as `Zg==` and `Zm8=` for a lenient reader.
  for (const text of ['Zg', 'Zh==', 'Zm9=', 'Zg=', 'Z===', '====', 'Zm8=Zm8=', 'Zm-_', 'Zm9v\n', ' Zm9', 'Zm9é']) {
    assert.throws(() => fromBase64(text), { code: 'BASE64_TEXT' }, text)
  }
  for (const text of ['0', 'AB', '0g', ' 00']) assert.throws(() => fromHex(text), { code: 'HEX_TEXT' }, text)
})

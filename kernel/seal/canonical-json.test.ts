import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalBytes, canonicalJson, fromHex, hex, parseCanonical } from './index.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const code = (code: string) => (error: unknown) => (error as { code: string }).code === code
const double = (bits: string): number => new DataView(fromHex(bits).buffer as ArrayBuffer).getFloat64(0)

test('numbers are written as RFC 8785, appendix B lists them', () => {
  const samples = `0000000000000000 0
    8000000000000000 0
    0000000000000001 5e-324
    8000000000000001 -5e-324
    7fefffffffffffff 1.7976931348623157e+308
    ffefffffffffffff -1.7976931348623157e+308
    4340000000000000 9007199254740992
    c340000000000000 -9007199254740992
    4430000000000000 295147905179352830000
    44b52d02c7e14af5 9.999999999999997e+22
    44b52d02c7e14af6 1e+23
    44b52d02c7e14af7 1.0000000000000001e+23
    444b1ae4d6e2ef4e 999999999999999700000
    444b1ae4d6e2ef4f 999999999999999900000
    444b1ae4d6e2ef50 1e+21
    3eb0c6f7a0b5ed8c 9.999999999999997e-7
    3eb0c6f7a0b5ed8d 0.000001
    41b3de4355555553 333333333.3333332
    41b3de4355555554 333333333.33333325
    41b3de4355555555 333333333.3333333
    41b3de4355555556 333333333.3333334
    41b3de4355555557 333333333.33333343
    becbf647612f3696 -0.0000033333333333333333
    43143ff3c1cb0959 1424953923781206.2`
  for (const line of samples.split('\n')) {
    const [bits, text] = line.trim().split(' ')
    assert.equal(canonicalJson(double(bits)), text, bits)
  }
  for (const bits of ['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000']) {
    assert.throws(() => canonicalJson(double(bits)), code('JSON_VALUE'))
  }
})

test('the sample of RFC 8785, section 3.2.4 has its published bytes', () => {
  const input = String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`
  const published = `7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c
    31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d`
  assert.equal(hex(canonicalBytes(JSON.parse(input))), published.replaceAll(/\s/g, ''))
})

test('keys are sorted by UTF-16 code units, as in RFC 8785, section 3.2.3', () => {
  const input = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  assert.deepEqual(
    Array.from(canonicalJson(input).matchAll(/:"([^"]+)"/g), ([, value]) => value),
    [
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ],
  )
})

test('control characters are escaped as RFC 8785, section 3.2.2.2 says, and nothing else is', () => {
  assert.equal(canonicalJson('\b\t\n\f\r"\\'), String.raw`"\b\t\n\f\r\"\\"`)
  assert.equal(canonicalJson('\u0000\u000b\u001f'), String.raw`"\u0000\u000b\u001f"`)
  assert.equal(canonicalJson('\u007f\u2028/😀'), '"\u007f\u2028/😀"')
})

test('what JSON cannot hold is refused with its path', () => {
  const cycle: { self?: unknown } = {}
  cycle.self = cycle
  const refused: readonly (readonly [unknown, string, string])[] = [
    [{ a: [1, { b: Number.NaN }] }, 'JSON_VALUE', '$.a[1].b is NaN'],
    [[undefined], 'JSON_VALUE', '$[0] is undefined'],
    [{ a: undefined }, 'JSON_VALUE', '$.a is undefined'],
    [[1, , 3], 'JSON_VALUE', '$[1] is undefined'], // eslint-disable-line no-sparse-arrays
    ['\ud83d', 'JSON_VALUE', 'lone surrogate'],
    ['\ude00\ud83d', 'JSON_VALUE', 'lone surrogate'],
    [{ 'x\udfff': 1 }, 'JSON_VALUE', 'lone surrogate'],
    [10n, 'JSON_VALUE', '$ is bigint'],
    [{ when: new Date(0) }, 'JSON_VALUE', '$.when is an object of class Date'],
    [Float64Array.of(1), 'JSON_VALUE', 'Float64Array'],
    [cycle, 'JSON_DEPTH', '$.self.self'],
  ]
  for (const [value, expected, words] of refused) {
    assert.throws(
      () => canonicalJson(value),
      (error: Error & { code: string }) => error.code === expected && error.message.includes(words),
      words,
    )
  }
})

test('one value has one sequence of bytes', () => {
  assert.deepEqual(parseCanonical(utf8('{"a":[1,0.5,"é"],"b":null}')), { a: [1, 0.5, 'é'], b: null })
  const other = ['{"a": 1}', '{"a":1}\n', '{"b":1,"a":2}', '{"a":1,"a":1}', '[1.0]', '[1e0]', '[-0]', '"\\u00e9"', '"\\/"']
  for (const text of other) assert.throws(() => parseCanonical(utf8(text)), code('JSON_NOT_CANONICAL'), text)
  assert.throws(() => parseCanonical(utf8('{"a":1')), code('JSON_TEXT'))
  assert.throws(() => parseCanonical(utf8('\ufeff{}')), code('JSON_TEXT'))
  assert.throws(() => parseCanonical(Uint8Array.of(0x22, 0xc3, 0x22)), code('JSON_TEXT'))
  assert.throws(() => parseCanonical(utf8('1e400')), code('JSON_VALUE'))
  assert.throws(() => parseCanonical(utf8('"\\ud800"')), code('JSON_VALUE'))
  assert.throws(
    () => parseCanonical(utf8('['.repeat(200_000) + ']'.repeat(200_000))),
    (error: { code: string }) => error.code.startsWith('JSON_'),
  )
  assert.deepEqual(Object.keys(parseCanonical(utf8('{"__proto__":1}')) as object), ['__proto__'])
})

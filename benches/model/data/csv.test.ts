import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCsv, readTable } from './index.ts'
import type { Column } from './index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const plain = (column: Column | undefined) => column && ('numbers' in column ? Array.from(column.numbers) : column.strings)

// The grammar of RFC 4180 section 2, rule by rule.
const files: readonly (readonly [string, string, Readonly<Record<string, readonly unknown[]>>])[] = [
  ['records end with CRLF', 'a,b\r\n1,x\r\n2,y\r\n', { a: [1, 2], b: ['x', 'y'] }],
  ['the last record may lack a line break', 'a,b\r\n1,x\r\n2,y', { a: [1, 2], b: ['x', 'y'] }],
  ['LF alone', 'a\n1\n2\n', { a: [1, 2] }],
  ['byte order mark', '\ufeffa,b\n1,2\n', { a: [1], b: [2] }],
  ['spaces belong to the field', 'a\n x \n', { a: [' x '] }],
  ['quoted comma, line break and quote', 'a,b\n"x,""y""\r\nz",1\n"",2\n', { a: ['x,"y"\r\nz', null], b: [1, 2] }],
  ['quoted name and quoted number', '"a","b"\r\n"1","2"\r\n', { a: [1], b: [2] }],
  ['an empty field is missing', 'a,b\n,x\n3,\n', { a: [NaN, 3], b: ['x', null] }],
  ['text after numbers', 'a\n1\n2\nNA\n2\n', { a: ['1', '2', 'NA', '2'] }],
  ['UTF-8', 'a\næøå 한글\n', { a: ['æøå 한글'] }],
  ['no record', 'a,b\n', { a: [], b: [] }],
]

for (const [what, text, expected] of files)
  test(`CSV: ${what}`, () => {
    const table = readCsv(bytes(text))
    assert.deepEqual(Object.fromEntries(Array.from(table.columns, ([name, column]) => [name, plain(column)])), expected)
  })

const wrong: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  ['too few fields', 'a,b\n1,2\n3\n', /line 3 has 1 fields where the header has 2/],
  ['too many fields', 'a,b\n1,2\n3,4,5,6\n', /line 3 has 4 fields where the header has 2/],
  ['lines inside quotes are counted', 'a,b\n"x\ny\nz",2\n3\n', /line 5 has 1/],
  ['a quote that stays open', 'a\n1\n"x\n', /line 3 has a double quote that is never closed/],
  ['a quote in an unquoted field', 'a\nx"y\n', /line 2/],
  ['text after a closing quote', 'a\n"x"y\n', /line 2 has a double quote that is followed/],
  ['two equal names', 'a,a\n1,2\n', /two columns are called "a"/],
  ['a nameless column', 'a,\n1,2\n', /column 2 has no name/],
  ['not UTF-8', Uint8Array.of(0x61, 0x0a, 0x78, 0xff, 0x0a), /line 2 is not UTF-8/],
]

for (const [what, text, message] of wrong)
  test(`CSV refused: ${what}`, () => {
    assert.throws(() => readCsv(typeof text === 'string' ? bytes(text) : text), { message })
  })

test('CSV: numbers are the nearest doubles, as the language reads them', () => {
  const random = [0.1, 1 / 3, 123456.789, -0.00001234, 5e-324, 1.7976931348623157e308, -12, 0.30000000000000004]
  const texts = [...random.map(String), '+1.50', '-.5', '7.', '1E5', '000123', '123456789012345.6', '9007199254740993', '0.000000000000001']
  const { numbers } = readCsv(bytes(`a\n${texts.join('\n')}\n`)).columns.get('a') as { numbers: Float64Array }
  assert.deepEqual(Array.from(numbers), texts.map(Number))
})

test('CSV: things that are not decimal numbers are text', () => {
  for (const text of ['1 ', '0x10', 'Infinity', 'NaN', '1,5', '1e', '--1', '.', '-', '1.2.3', '1_000'])
    assert.deepEqual(plain(readCsv(bytes(`a\n"${text}"\n`)).columns.get('a')), [text])
})

test('identifiers that the dictionary calls text keep their zeros', async () => {
  const dictionary = {
    format: 'vitalbench-dictionary/1' as const,
    title: 't',
    source: 's',
    licence: 'l',
    columns: [
      { name: 'id', type: 'string' as const, role: 'case' as const, description: 'case' },
      { name: 'x', type: 'number' as const, role: 'input' as const, description: 'value', missing: ['NA', -9] },
    ],
  }
  const table = await readTable(bytes('id,x\n007,NA\n7,-9\n08,1.5\n'), 'csv', dictionary)
  assert.deepEqual(plain(table.columns.get('id')), ['007', '7', '08'])
  assert.deepEqual(plain(table.columns.get('x')), [NaN, NaN, 1.5])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkTable, isUcum, readCsv, readDictionary } from './index.ts'

const yaml = (text: string) => readDictionary(new TextEncoder().encode(text))
const head = 'format: vitalbench-dictionary/1\ntitle: t\nsource: s\nlicence: l\n'

const dictionary = yaml(`${head}rows: 4
columns:
  - { name: id, type: string, role: case, description: case }
  - { name: sex, type: string, role: attribute, permitted: [F, M], description: sex }
  - { name: age, type: integer, unit: years, role: input, range: [0, 120], description: age }
  - { name: pulse, type: number, unit: /min, role: input, description: pulse rate }
  - { name: ill, type: boolean, role: label, description: label }
  - { name: lactate, type: number, unit: mmol/L, role: input, description: lactate }
`)

test('every mistake of a table is told at once, with its first row and how many more', () => {
  const table = readCsv(new TextEncoder().encode('id,sex,age,pulse,ill,extra\na,F,130,60,true,1\nb,X,7,NA,no,1\nc,x,-1,,false,1\n'))
  assert.deepEqual(
    checkTable(table, dictionary).map(({ path, message }) => [path.join('.'), message]),
    [
      ['rows', 'the table has 3 rows, not 4'],
      ['columns.1.permitted', 'column "sex" has "X" in row 2, which is not permitted (and 1 more)'],
      ['columns.2.unit', 'unit "years" of column "age" is not a UCUM code'],
      ['columns.2.range', 'column "age" has "130" in row 1, which is outside 0 to 120 (and 1 more)'],
      ['columns.3.type', 'column "pulse" has "NA" in row 2, which is not a number'],
      ['columns.4.type', 'column "ill" has "no" in row 2, which is not true or false (or 1 or 0)'],
      ['columns.5.name', 'the table has no column "lactate"'],
      ['columns', 'column "extra" of the table is not in the dictionary'],
    ],
  )
})

test('a code for "missing" is no mistake', () => {
  const coded = yaml(`${head}columns:\n  - { name: x, type: number, role: input, range: [0, 1], missing: [NA, -9], description: d }\n`)
  assert.deepEqual(checkTable(readCsv(new TextEncoder().encode('x\n0.5\nNA\n')), coded), [])
  assert.deepEqual(checkTable(readCsv(new TextEncoder().encode('x\n0.5\n-9\n')), coded), [])
})

test('a mistake names its cure', () => {
  const [, , unit] = checkTable(readCsv(new TextEncoder().encode('id\n')), dictionary)
  assert.equal(unit.cure, 'write "a_t" if that is meant')
})

test('UCUM codes are case-sensitive and complete', () => {
  for (const unit of ['mm[Hg]', '/min', '%', '1', 'Cel', '[iU]/L', '10*3/uL', 'h', 'a', 'mmol/L', 'ng/mL', 'kg/m2', '{score}'])
    assert.ok(isUcum(unit).valid, unit)
  for (const unit of ['mmHg', 'bpm', 'IU/L', 'celsius', 'mMol/L', '°C', '', 'x10^3/uL']) assert.ok(!isUcum(unit).valid, unit)
  assert.deepEqual(isUcum('meters'), { valid: false, suggestion: 'm' })
})

test('a dictionary with a mistake is refused with its place', () => {
  assert.throws(() => yaml(`${head}columns:\n  - { name: a, type: float, role: input, description: d }\n`), {
    code: 'DATA_DICTIONARY',
    message: /columns\.0\.type/,
  })
  assert.throws(() => yaml(`${head}columns: []\n`), { code: 'DATA_DICTIONARY', message: /columns/ })
  assert.throws(() => yaml(`${head}colums: []\n`), { code: 'DATA_DICTIONARY' })
})

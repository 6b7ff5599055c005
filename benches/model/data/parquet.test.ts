import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { checkTable, columnOf, readDictionary, readTable } from './index.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const shared = join(process.env.VITALBENCH_SHARED ?? join(root, '../shared'), 'data/physionet-2019-b.parquet')

test('columns of every flat kind, with missing values', async () => {
  const written = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'double', data: [1.5, null, -0.1], type: 'DOUBLE' },
        { name: 'integer', data: [1, 2, null], type: 'INT32' },
        { name: 'long', data: [1n, null, 3n], type: 'INT64' },
        { name: 'huge', data: [9007199254740993n, 1n, null], type: 'INT64' },
        { name: 'text', data: ['a', null, '007'], type: 'STRING' },
        { name: 'truth', data: [true, false, null], type: 'BOOLEAN' },
      ],
    }),
  )
  const { rows, columns } = await readTable(written, 'parquet')
  assert.equal(rows, 3)
  assert.deepEqual(
    [...columns.values()],
    [
      { name: 'double', numbers: Float64Array.of(1.5, NaN, -0.1) },
      { name: 'integer', numbers: Float64Array.of(1, 2, NaN) },
      { name: 'long', numbers: Float64Array.of(1, NaN, 3) },
      { name: 'huge', strings: ['9007199254740993', '1', null] },
      { name: 'text', strings: ['a', null, '007'] },
      { name: 'truth', strings: ['true', 'false', null] },
    ],
  )
})

test('a damaged file is refused with the reason', async () => {
  await assert.rejects(readTable(Uint8Array.of(1, 2, 3), 'parquet'), { code: 'DATA_PARQUET' })
})

test('the sepsis records fit their dictionary', { skip: existsSync(shared) ? false : `${shared} is absent` }, async () => {
  const dictionary = readDictionary(readFileSync(join(root, 'examples/sepsis-alarms/dictionary.yaml')))
  const table = await readTable(readFileSync(shared), 'parquet', dictionary)
  assert.deepEqual(checkTable(table, dictionary), [])
  const patient = columnOf(table, 'patient')
  assert.ok('numbers' in patient)
  assert.equal(new Set(patient.numbers).size, 10_000)
})

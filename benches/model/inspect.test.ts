import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Product } from '@vitalbench/bench'
import { readTable } from './data/index.ts'
import type { DataDictionary } from './data/index.ts'
import { inspectColumns, inspectContract, inspectGraph } from './inspect.ts'

const folder = fileURLToPath(new URL('../../examples/breast-fna', import.meta.url))
const read = (file: string) => readFile(resolve(folder, file))
const table = await readTable(new TextEncoder().encode('id,age,sex,y\n1,50,F,0\n2,60,M,1\n'), 'csv')
const dictionary = { columns: [{ name: 'age', unit: 'a' }] } as unknown as DataDictionary
const product = (columns: readonly object[], tensor = 'x'): Product => ({
  name: 'p',
  version: '1',
  manufacturer: 'm',
  intendedPurpose: 'i',
  artefact: { link: 'onnx', path: 'model.onnx', sha256: '' },
  contract: { input: { tensor, columns }, output: { tensor: 'probability', scale: 'probability' } },
})
const columns = Array.from({ length: 30 }, (_, i) => ({ name: `c${i}` }))
const data = { table, dictionary, parts: ['test', 'test'] }

test('a mistyped column is named with the one that was meant', () => {
  const plan = { label: 'y', split: { by: 'id', seed: '1', parts: { train: 0, tuning: 0, test: 1 } }, threshold: 0.5 }
  const [mistake] = inspectColumns(plan, data, { case: 'iid' })
  assert.deepEqual(mistake.path, ['plan', 'case'])
  assert.equal(mistake.cure, 'did you mean "id"?')
})

test('a threshold that is chosen on tuning cases needs some', () => {
  const plan = { label: 'y', split: { by: 'id', seed: '1', parts: { train: 0, tuning: 0, test: 1 } }, threshold: { choose: 'youden' } }
  assert.match(inspectColumns(plan, data, {})[0].message, /no tuning case/)
})

test('another unit than that of the data, text without codes and a missing column are refused', () => {
  const asked = product([{ name: 'age', unit: 'mo' }, { name: 'sex' }, { name: 'agee' }])
  const messages = inspectContract(data, { product: asked, reference: null }).map(({ message }) => message)
  assert.equal(messages.length, 3)
  assert.match(messages[0], /expects "age" in mo, the data has it in a/)
  assert.match(messages[1], /"sex" holds text/)
  assert.match(messages[2], /no column "agee"/)
})

test('a text without a code is found where the product would be asked, and only there', () => {
  const asked = { product: product([{ name: 'sex', encode: { F: 0 } }]), reference: null }
  assert.deepEqual(
    inspectContract(data, asked).map(({ message }) => message),
    ['value "M" of column "sex" has no code'],
  )
  assert.deepEqual(inspectContract({ ...data, parts: ['test', 'train'] }, asked), [])
})

test('a contract is held against the graph: names and width', async () => {
  assert.deepEqual(await inspectGraph('product', product(columns), read), [])
  assert.match((await inspectGraph('product', product(columns.slice(1)), read))[0].message, /29 columns, the graph takes 30/)
  assert.match((await inspectGraph('reference', product(columns, 'z'), read))[0].cure, /it takes "x"/)
})

test('a file that is no ONNX model is said to be none', async () => {
  const notAModel = { ...product(columns), artefact: { link: 'onnx', path: join(folder, 'data.csv'), sha256: '' } as const }
  assert.match((await inspectGraph('product', notAModel, read))[0].message, /is no ONNX model/)
})

import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { hex, sha256 } from '@vitalbench/kernel/seal'
import { readDictionary, readTable } from '../data/index.ts'
import { recipeSchema, trainModel } from './index.ts'

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url))
const retrain = async (folder: string, recipe: string) => {
  const read = (path: string) => readFile(join(examples, folder, path))
  return { read, ...(await trainModel(await readFile(join(examples, folder, recipe), 'utf8'), { read })) }
}

for (const recipe of ['train.yaml', 'train-reference.yaml'])
  test(`breast-fna/${recipe}: training again gives the committed files, byte by byte`, async () => {
    const { files, read } = await retrain('breast-fna', recipe)
    for (const { path, bytes } of files) assert.equal(hex(sha256(bytes)), hex(sha256(await read(path))), path)
  })

test('the product file says what the model reads and answers', async () => {
  const { product, onnx } = await retrain('breast-fna', 'train-reference.yaml')
  assert.deepEqual(product.contract, {
    input: { tensor: 'x', columns: [{ name: 'mean_radius' }] },
    output: { tensor: 'probability', scale: 'probability' },
  })
  assert.deepEqual(product.artefact, { link: 'onnx', path: 'reference.onnx', sha256: hex(sha256(onnx)) })
})

const shared = join(examples, '../../shared/data/physionet-2019-b.parquet')
const absent = !existsSync(shared)
  ? `${shared} is absent`
  : process.env.VITALBENCH_LONG
    ? false
    : 'takes half a minute: set VITALBENCH_LONG=1'

test('sepsis-alarms: training again gives the committed files, byte by byte', { skip: absent }, async () => {
  const { files, read } = await retrain('sepsis-alarms', 'train.yaml')
  for (const { path, bytes } of files) assert.equal(hex(sha256(bytes)), hex(sha256(await read(path))), path)
})

const nothing = async () => new Uint8Array()

/** Two patients with gaps, out of order of time; the recipe learns from all of them. */
async function trainSmall(csv: string, dictionaryColumns: string, changes: Readonly<Record<string, unknown>> = {}) {
  const encoder = new TextEncoder()
  const dictionary = `format: vitalbench-dictionary/1\ntitle: t\nsource: s\nlicence: l\ncolumns:\n${dictionaryColumns}`
  const files = new Map([
    ['data.csv', encoder.encode(csv)],
    ['dictionary.yaml', encoder.encode(dictionary)],
  ])
  const digest = (path: string) => hex(sha256(files.get(path) ?? new Uint8Array()))
  const recipe = {
    format: 'vitalbench-train/1',
    name: 'n',
    version: '1',
    manufacturer: 'm',
    intendedPurpose: 'p',
    data: {
      file: 'data.csv',
      sha256: digest('data.csv'),
      format: 'csv',
      dictionary: 'dictionary.yaml',
      dictionarySha256: digest('dictionary.yaml'),
    },
    split: { column: 'set', train: 'a', test: 'b' },
    label: 'y',
    inputs: ['x'],
    fill: 'last',
    patient: 'p',
    time: 't',
    seed: 's',
    model: { kind: 'logistic', l2: 1 },
    ...changes,
  }
  assert.ok(recipeSchema.safeParse(recipe).success, JSON.stringify(recipeSchema.safeParse(recipe).error))
  return trainModel(JSON.stringify(recipe), { read: async (path) => files.get(path) ?? new Uint8Array() })
}

const columns = `  - { name: p, type: string, role: patient, description: d }
  - { name: t, type: number, role: time, description: d }
  - { name: x, type: number, role: input, unit: kg, description: d }
  - { name: y, type: integer, role: label, description: d }
  - { name: set, type: string, role: split, description: d }
`

test('the last known value of the same patient in order of time fills a gap', async () => {
  const gaps = await trainSmall('p,t,x,y,set\n1,3,,1,a\n1,1,5,0,a\n1,2,7,0,a\n2,2,,1,a\n2,1,9,1,a\n', columns)
  const full = await trainSmall('p,t,x,y,set\n1,3,7,1,a\n1,1,5,0,a\n1,2,7,0,a\n2,2,9,1,a\n2,1,9,1,a\n', columns)
  const unnamed = ({ onnx, product }: typeof gaps) =>
    Buffer.from(onnx)
      .toString('latin1')
      .replace(product.trainedOn ?? '', '')
  assert.equal(unnamed(gaps), unnamed(full))
  assert.deepEqual(gaps.product.contract.input.columns, [{ name: 'x', unit: 'kg', fill: 'last' }])
})

test('the digest of the training rows is over JSON lines of inputs and label, gaps as null', async () => {
  const { product } = await trainSmall('p,t,x,y,set\n1,1,5,0,a\n1,2,,1,a\n2,1,9,1,b\n', columns)
  assert.equal(product.trainedOn, hex(sha256(new TextEncoder().encode('[5,0]\n[null,1]\n'))))
})

test('refused: another file than the recipe means, data unlike the dictionary, gaps before the first value, no rows', async () => {
  const csv = 'p,t,x,y,set\n1,1,5,0,a\n1,2,6,1,a\n'
  const recipe = await readFile(join(examples, 'breast-fna/train.yaml'), 'utf8')
  await assert.rejects(trainModel(recipe, { read: nothing }), { code: 'TRAIN_DIGEST' })
  await assert.rejects(trainSmall(csv.replace('5', 'five'), columns), { code: 'TRAIN_DATA', message: /"five" in row 1/ })
  await assert.rejects(trainSmall(csv.replace('5', ''), columns), { code: 'LEARNING_MISSING' })
  await assert.rejects(trainSmall(csv.replaceAll(',a', ',c'), columns), { code: 'TRAIN_NO_ROWS', message: /"train"/ })
  await assert.rejects(trainSmall(csv, columns, { inputs: ['set'] }), { code: 'TRAIN_INPUT_TEXT' })
  await assert.rejects(trainModel('format: vitalbench-train/1', { read: nothing }), { code: 'TRAIN_RECIPE' })
})

test('the aspirates fit their dictionary', async () => {
  const dictionary = readDictionary(await readFile(join(examples, 'breast-fna/dictionary.yaml')))
  const table = await readTable(await readFile(join(examples, 'breast-fna/data.csv')), 'csv', dictionary)
  const diagnosis = table.columns.get('diagnosis')
  assert.ok(diagnosis && 'strings' in diagnosis)
  assert.equal(diagnosis.strings.filter((value) => value === 'M').length, 212)
  assert.equal(table.rows, 569)
})

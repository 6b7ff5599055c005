import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTable } from './data/index.ts'
import type { DataDictionary } from './data/index.ts'
import { inspectCaseNames, inspectHourlyLabel, inspectIdentifiers, inspectPatientParts, inspectYesNo } from './inspect-values.ts'
import type { PreparedData } from './tasks/task.ts'

const prepared = async (csv: string, parts: readonly string[]): Promise<PreparedData> => ({
  table: await readTable(new TextEncoder().encode(csv), 'csv'),
  dictionary: { columns: [] } as unknown as DataDictionary,
  parts,
})
const said = (mistakes: readonly { readonly message: string }[]) => mistakes.map(({ message }) => message)

test('a missing label is a mistake where the case would be judged, and only there', async () => {
  const data = await prepared('id,y\n1,ill\n2,\n3,\n4,well\n', ['train', 'train', 'test', 'test'])
  assert.deepEqual(said(inspectYesNo(data, { label: 'y', positive: 'ill' }, ['test'])), ['column "y" has no value in row 3'])
})

test('a label that never or always means the condition is a mistake', async () => {
  const data = await prepared('id,y\n1,M\n2,B\n', ['test', 'test'])
  assert.deepEqual(inspectYesNo(data, { label: 'y', positive: 'malignant' }, ['test']), [
    { path: ['plan', 'positive'], message: 'column "y" never is "malignant"', cure: 'write one of its values: M, B' },
  ])
  const one = await prepared('id,y\n1,1\n2,1\n', ['test', 'test'])
  assert.deepEqual(said(inspectYesNo(one, { label: 'y', positive: 1 }, ['test'])), ['column "y" always is "1"'])
})

test('rows without a patient, and two rows of one case, are mistakes', async () => {
  const data = await prepared('id,p\na,1\nb,\na,\nc,\n', ['test', 'test', 'test', 'test'])
  assert.deepEqual(said(inspectIdentifiers(data, { patient: 'p' })), ['column "p" has no value in row 2 (and 2 more)'])
  assert.deepEqual(said(inspectCaseNames(data, 'id', ['test'])), ['"a" names a second case in row 3'])
  assert.deepEqual(inspectCaseNames({ ...data, parts: ['train', 'test', 'test', 'test'] }, 'id', ['test']), [])
})

test('a patient may not be in training and in the test', async () => {
  const data = await prepared('p,y\n1,0\n1,0\n2,0\n2,1\n', ['test', 'test', 'test', 'train'])
  assert.deepEqual(said(inspectPatientParts(data, 'p')), ['patient "2" has rows in "test" and, from row 4 on, in "train"'])
  assert.deepEqual(inspectPatientParts({ ...data, parts: ['test', 'test', 'train', 'train'] }, 'p'), [])
})

test('an hourly label is 1 or 0 or missing', async () => {
  const parts = ['test', 'test', 'test']
  assert.deepEqual(inspectHourlyLabel(await prepared('p,y\n1,0\n1,1\n1,\n', parts), 'y'), [])
  assert.deepEqual(said(inspectHourlyLabel(await prepared('p,y\n1,0\n1,2\n1,2\n', parts), 'y')), [
    'column "y" is "2" in row 2 (and 1 more)',
  ])
  assert.equal(inspectHourlyLabel(await prepared('p,y\n1,no\n1,yes\n1,no\n', parts), 'y').length, 1)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Outcome, OutcomeValue } from '@vitalbench/bench'
import { stream } from '@vitalbench/kernel/numbers'
import { parquetMetadata } from 'hyparquet'
import { exampleOutcomes } from './example-run.ts'
import { digestOf } from '@vitalbench/kernel/bundle'
import { outcomesFromParquet, parquetFromOutcomes } from './outcomes-parquet.ts'

const outcome = (id: string, values: Record<string, OutcomeValue>): Outcome => ({ case: id, status: 'ok', reason: null, values })

const single = (name: string, column: readonly OutcomeValue[]): readonly Outcome[] =>
  column.map((value, i) => outcome(`${i}`, { [name]: value }))

const back = async (outcomes: readonly Outcome[]) => outcomesFromParquet(parquetFromOutcomes(outcomes))

/** Doubles at every edge of the format. */
const edges = [0, -0, 5e-324, -5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -1.7976931348623157e308, 0.1 + 0.2, 2 ** 53, 1 / 3]

test('every double, text, truth and list comes back as it went', async () => {
  const columns: Record<string, readonly OutcomeValue[]> = {
    numbers: [...edges, null],
    repeated: [0, -0, 0, -0, 0, -0, 0, -0, 0, 0, 0, 0],
    texts: ['', 'é😀', '\u0000', 'null', null, '"'],
    truths: [true, false, null, true],
    lists: [edges, [], null, [null], [null, -0, null], [5e-324]],
    nulls: [null, null],
    'a.b c': [1, 2],
    ['__proto__']: [3, null],
  }
  for (const [name, column] of Object.entries(columns)) {
    const outcomes = single(name, column)
    assert.deepEqual(await back(outcomes), outcomes, name)
  }
})

test('a hundred thousand rows with lists come back over several row groups', async () => {
  const outcomes = Array.from({ length: 101_500 }, (_, i) =>
    outcome(`case-${i}`, {
      a: i % 5 ? Math.sin(i) : null,
      b: `site ${i % 4}`,
      c: i % 7 ? [i, null, -i / 3].slice(0, i % 4) : null,
      d: i % 3 === 0,
    }),
  )
  assert.deepEqual(await back(outcomes), outcomes)
})

test('no outcome is a file too', async () => assert.deepEqual(await back([]), []))

test('values are typed over all outcomes, and what a case lacks is null', async () => {
  const crashed: Outcome = { case: 'b', status: 'crashed', reason: 'exit code 134', values: {} }
  const outcomes = [outcome('a', { z: null, x: null }), crashed, outcome('c', { x: [1], z: 'text', y: 1 })]
  const { schema, key_value_metadata, num_rows } = parquetMetadata(parquetFromOutcomes(outcomes).buffer as ArrayBuffer)
  assert.deepEqual(
    schema.map(({ name, type, converted_type }) => [name, type ?? converted_type ?? 'GROUP']),
    [
      ['outcomes', 'GROUP'],
      ['case', 'BYTE_ARRAY'],
      ['status', 'BYTE_ARRAY'],
      ['reason', 'BYTE_ARRAY'],
      ['x', 'LIST'],
      ['list', 'GROUP'],
      ['element', 'DOUBLE'],
      ['y', 'DOUBLE'],
      ['z', 'BYTE_ARRAY'],
    ],
  )
  assert.deepEqual(key_value_metadata, [{ key: 'format', value: 'vitalbench-outcomes/1' }])
  assert.equal(num_rows, 3n)
  assert.deepEqual(await back(outcomes), [
    { case: 'a', status: 'ok', reason: null, values: { x: null, y: null, z: null } },
    { case: 'b', status: 'crashed', reason: 'exit code 134', values: { x: null, y: null, z: null } },
    { case: 'c', status: 'ok', reason: null, values: { x: [1], y: 1, z: 'text' } },
  ])
})

test('the same outcomes give the same bytes, whatever the order of their keys', () => {
  const one = [outcome('a', { x: 1, y: 'b' }), outcome('b', { x: 2, y: 'c' })]
  const other = [outcome('a', { y: 'b', x: 1 }), outcome('b', { y: 'c', x: 2 })]
  assert.equal(digestOf(parquetFromOutcomes(one)), digestOf(parquetFromOutcomes(other)))
})

test('what a column cannot hold is refused with column and case', () => {
  const refused: readonly (readonly [readonly Outcome[], string, string])[] = [
    [single('x', [1, null, 'one']), 'OUTCOME_TYPE', 'column x holds string in case 2, after number'],
    [single('x', [[1], 1]), 'OUTCOME_TYPE', 'column x holds number in case 1, after numbers'],
    [single('x', [Number.NaN]), 'OUTCOME_VALUE', 'column x holds NaN in case 0'],
    [single('x', [[1, Number.POSITIVE_INFINITY]]), 'OUTCOME_VALUE', 'column x'],
    [single('x', [['a'] as unknown as number[]]), 'OUTCOME_VALUE', 'column x'],
    [single('x', [undefined as unknown as null]), 'OUTCOME_VALUE', 'undefined'],
    [single('reason', [1]), 'OUTCOME_COLUMN', 'reason'],
    [[outcome('a', {}), outcome('a', {})], 'OUTCOME_TWICE', 'case a'],
  ]
  for (const [outcomes, code, words] of refused) {
    assert.throws(
      () => parquetFromOutcomes(outcomes),
      (error: Error & { code: string }) => error.code === code && error.message.includes(words),
      words,
    )
  }
})

test('bytes that are no such file are refused, not thrown up at', async () => {
  const whole = parquetFromOutcomes(single('x', edges))
  for (let length = 0; length < whole.length; length += 13) {
    await assert.rejects(outcomesFromParquet(whole.slice(0, length)), { code: 'PARQUET_UNREADABLE' }, `${length} bytes`)
  }
  await assert.rejects(outcomesFromParquet(new TextEncoder().encode('PAR1 no parquet PAR1')), { code: 'PARQUET_UNREADABLE' })
})

test('a thousand forged files are read or refused, soon and without an unhandled failure', { timeout: 30_000 }, async () => {
  const whole = parquetFromOutcomes(exampleOutcomes)
  const random = stream('forged parquet')
  let refused = 0
  for (let i = 0; i < 1000; i++) {
    const forged = whole.slice()
    // Every other one in the footer, where the counts and sizes are.
    const from = i % 2 ? 0 : forged.length - 700
    for (let change = 0; change <= random.integer(3); change++) forged[from + random.integer(forged.length - from)] = random.integer(256)
    await outcomesFromParquet(forged).catch((error: { code: string }) => {
      assert.equal(error.code, 'PARQUET_UNREADABLE')
      refused++
    })
  }
  assert.ok(refused > 500, `${refused} refused`)
})

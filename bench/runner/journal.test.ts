import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import type { Outcome } from '../contract.ts'
import { openJournal } from './journal.ts'
import { journalLine } from './journal-line.ts'

const plan = 'a'.repeat(64)
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitalbench-journal-'))
})
afterEach(() => rm(folder, { recursive: true }))

const outcome = (index: number): Outcome => ({
  case: `case ${index} \u2028é`,
  status: 'ok',
  reason: null,
  values: { x: index / 3, list: [null, 1e-300] },
})
const path = (): string => join(folder, 'journal')

async function write(indices: readonly number[]): Promise<void> {
  const journal = await openJournal(folder, plan)
  await Promise.all(indices.map((index) => journal.append(journalLine(index, outcome(index)))))
  await journal.close()
}

async function read(): Promise<ReadonlyMap<number, Outcome>> {
  const journal = await openJournal(folder, plan)
  await journal.close()
  return journal.outcomes
}

const indices = async (): Promise<readonly number[]> => [...(await read()).keys()]

test('outcomes are read as they were written', async () => {
  await write([2, 0, 5])
  assert.deepEqual(
    [...(await read())],
    [2, 0, 5].map((index) => [index, outcome(index)]),
  )
})

test('wherever the file ends, whole lines stay, and the next run goes on behind them', async () => {
  await write([0, 1])
  const whole = await readFile(path())
  const header = whole.indexOf(10) + 1
  const second = whole.indexOf(10, header) + 1
  for (let end = header; end <= whole.length; end += 7) {
    await writeFile(path(), whole)
    await truncate(path(), end)
    assert.deepEqual(await indices(), end < second ? [] : end < whole.length ? [0] : [0, 1], `cut at ${end}`)
    await write([7])
    assert.equal((await indices()).at(-1), 7)
  }
})

test('a damaged line loses its own outcome and no other, whichever byte it is', async () => {
  await write([0, 1, 2, 3])
  const whole = await readFile(path())
  const lines = whole.toString('utf8').split('\n')
  const from = Buffer.byteLength(`${lines.slice(0, 2).join('\n')}\n`)
  const length = Buffer.byteLength(lines[2])
  const draw = stream('damage')
  for (let trial = 0; trial < 60; trial++) {
    const damaged = Buffer.from(whole)
    damaged[from + draw.integer(length)] ^= 1 + draw.integer(255)
    await writeFile(path(), damaged)
    assert.deepEqual(await indices(), [0, 2, 3])
  }
})

test('a lost line break costs the two lines that it parts', async () => {
  await write([0, 1, 2])
  const bytes = await readFile(path())
  bytes[bytes.indexOf(10, bytes.indexOf(10) + 1)] = 32
  await writeFile(path(), bytes)
  assert.deepEqual(await indices(), [2])
})

test('the journal of another plan, or one whose first line is damaged, is refused and left as it is', async () => {
  await write([0])
  const before = await readFile(path())
  await assert.rejects(openJournal(folder, 'b'.repeat(64)), { code: 'JOURNAL_OTHER_PLAN' })
  assert.deepEqual(await readFile(path()), before)
  before[12] ^= 1
  await writeFile(path(), before)
  await assert.rejects(openJournal(folder, plan), { code: 'JOURNAL_UNREADABLE' })
  await writeFile(path(), '')
  await assert.rejects(openJournal(folder, plan), { code: 'JOURNAL_UNREADABLE' })
})

test('a line whose checksum fits is no case of its own: only whole numbers index one', async () => {
  await write([0])
  const [head, first] = (await readFile(path(), 'utf8')).split('\n')
  const forged = ['-1', '0.5', 'NaN', '1e3', '', '01'].map((index) => journalLine(index as unknown as number, outcome(1)))
  await writeFile(path(), `${head}\n${first}\n${forged.join('')}`)
  assert.deepEqual(await indices(), [0])
})

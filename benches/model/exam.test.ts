import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkBench } from '@vitalbench/bench'
import type { Bench } from '@vitalbench/bench'
import { readStudy } from '@vitalbench/bench/study'
import { bench } from './bench.ts'

const examples = fileURLToPath(new URL('../../examples', import.meta.url))

async function exam(study: string) {
  const file = join(examples, study)
  const folder = dirname(file)
  const read = await readStudy(await readFile(file, 'utf8'), {
    bench: () => bench as unknown as Bench,
    read: (path) => readFile(resolve(folder, path)),
    software: { name: 'vitalbench', version: 'test' },
  })
  assert.ok('plan' in read, JSON.stringify(read))
  return (await checkBench(bench, { plan: read.plan, folder })).filter(({ ok }) => !ok)
}

test('the model bench passes the exam on yes-or-no scores', async () => assert.deepEqual(await exam('breast-fna/study.yaml'), []))

const data = join(examples, '../../shared/data/physionet-2019-b.parquet')
const absent = existsSync(data) ? false : `the data of the sepsis study are not at ${data}`

test('the model bench passes the exam on alarms over time', { skip: absent }, async () =>
  assert.deepEqual(await exam('sepsis-alarms/study.yaml'), []),
)

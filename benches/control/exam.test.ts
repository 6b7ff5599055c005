import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkBench } from '@vitalbench/bench'
import { readStudy } from '@vitalbench/bench/study'
import { bench } from './bench.ts'

const examples = fileURLToPath(new URL('../../examples', import.meta.url))

/** An example's study with a smaller cohort, so that the exam can run it many times. */
async function faults(name: string) {
  const folder = resolve(examples, name)
  const study = (await readFile(resolve(folder, 'study.yaml'), 'utf8')).replace(/size: \d+/, 'size: 4')
  const read = await readStudy(study, {
    bench: () => bench,
    read: (path) => readFile(resolve(folder, path)),
    software: { name: 'vitalbench', version: 'test' },
  })
  assert.ok('plan' in read, JSON.stringify(read))
  return (await checkBench(bench, { plan: read.plan, folder })).filter(({ ok }) => !ok)
}

test('the control bench passes the exam on anaesthesia', async () => assert.deepEqual(await faults('propofol-tci'), []))

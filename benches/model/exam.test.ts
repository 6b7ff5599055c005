import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkBench } from '@vitalbench/bench'
import { readStudy } from '@vitalbench/bench/study'
import { stream } from '@vitalbench/kernel/numbers'
import { bench } from './bench.ts'
import { readDictionary } from './data/index.ts'

const examples = fileURLToPath(new URL('../../examples', import.meta.url))

async function faults(folder: string) {
  const read = await readStudy(await readFile(join(folder, 'study.yaml'), 'utf8'), {
    bench: () => bench,
    read: (path) => readFile(resolve(folder, path)),
    software: { name: 'vitalbench', version: 'test' },
  })
  assert.ok('plan' in read, JSON.stringify(read))
  return (await checkBench(bench, { plan: read.plan, folder })).filter(({ ok }) => !ok)
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** The sepsis study on a small made-up ward: the same columns and the same product, 80 patients of up to 30 hours. */
function smallWard(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vitalbench-ward-'))
  cpSync(join(examples, 'sepsis-alarms'), folder, { recursive: true })
  const dictionary = readFileSync(join(folder, 'dictionary.yaml'), 'utf8').replace(/^rows:.*\n/m, '')
  const columns = readDictionary(new TextEncoder().encode(dictionary)).columns
  const draw = stream('ward')
  const patients = Array.from({ length: 80 }, (_, patient) => {
    const hours = 12 + draw.integer(18)
    const onset = patient % 4 === 0 ? draw.integer(hours) : Infinity
    return Array.from({ length: hours }, (_, hour) => {
      const own: Record<string, string | number> = {
        patient: patient + 1,
        ICULOS: hour + 1,
        Gender: patient % 2,
        SepsisLabel: hour >= onset ? 1 : 0,
      }
      const value = ({ name, range, permitted }: (typeof columns)[number]) =>
        own[name] ??
        (draw.double() < 0.6
          ? ''
          : (permitted?.[draw.integer(permitted.length)] ??
            Math.round((range?.[0] ?? 0) + draw.double() * ((range?.[1] ?? 100) - (range?.[0] ?? 0)))))
      return columns.map(value).join(',')
    }).join('\n')
  })
  const table = `${columns.map(({ name }) => name).join(',')}\n${patients.join('\n')}\n`
  writeFileSync(join(folder, 'ward.csv'), table)
  writeFileSync(join(folder, 'dictionary.yaml'), dictionary)
  const study = readFileSync(join(folder, 'study.yaml'), 'utf8')
    .replace(/file: .*parquet/, 'file: ward.csv')
    .replace('format: parquet', 'format: csv')
    .replace(/^ {4}sha256: .*$/m, `    sha256: ${digest(table)}`)
    .replace(/dictionarySha256: .*$/m, `dictionarySha256: ${digest(dictionary)}`)
    .replace('train: 0.5, tuning: 0.1, test: 0.4', 'train: 0.2, tuning: 0.3, test: 0.5')
  writeFileSync(join(folder, 'study.yaml'), study)
  return folder
}

test('the model bench passes the exam on yes-or-no scores', async () => assert.deepEqual(await faults(join(examples, 'breast-fna')), []))

test('the model bench passes the exam on alarms over time', async () => assert.deepEqual(await faults(smallWard()), []))

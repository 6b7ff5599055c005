import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { runStudy } from '@vitalbench/bench'
import type { Lab, LockedPlan, Outcome } from '@vitalbench/bench'
import { readStudy } from '@vitalbench/bench/study'
import { stream } from '@vitalbench/kernel/numbers'
import { basalAmounts, basalState, glucoseCohort } from '@vitalbench/kernel/physiology'
import type { GlucosePatient, S2008Parameters } from '@vitalbench/kernel/physiology'
import { bench } from '../bench.ts'
import { planSchema } from '../plan.ts'
import { builtIn } from '../testing/exam-faults.ts'
import { quietPlan } from '../testing/glucose-days.ts'
import { glucose } from './glucose.ts'

const { patients } = glucoseCohort({ seed: 'table', model: 's2008', size: 3 })

/** A patient of a cohort as a row of a table in the form of simglucose. */
function rowOf({ id, parameters }: GlucosePatient): Readonly<Record<string, string | number>> {
  const complete = parameters as unknown as S2008Parameters
  const states = Array.from(basalState(complete), (value, k) => [`x0_${k < 9 ? ' ' : ''}${k + 1}`, value])
  return { Name: id, i: 1, ...Object.fromEntries(states), ...complete, ...basalAmounts(complete), patient_history: 'none' }
}

const rows = patients.map(rowOf)
const columns = Object.keys(rows[0])
const tableOf = (of: typeof rows): string => [columns.join(','), ...of.map((row) => columns.map((name) => row[name]).join(','))].join('\n')
const table = tableOf(rows)
const companionOf = (some: readonly GlucosePatient[]): string =>
  [
    'Name,CR,CF,Age,TDI',
    ...some.map((each) => [each.id, each.carbohydrateRatio, each.correctionFactor, 40, each.totalDailyDose].join(',')),
  ].join('\n')

const digest = (content: string): string => createHash('sha256').update(content).digest('hex')
const right = 'drawn for this test by the test itself'
const { targetGlucose } = patients[0]

const contract = `  periodSeconds: 300
  inputs: [{ id: glucose, unit: mg/dL }, { id: meal, unit: g }]
  outputs: [{ id: insulin, unit: U/h, range: [0, 10] }, { id: bolus, unit: U, range: [0, 25], fallback: 0 }]`

const product = builtIn('basal-bolus', contract)

const studyOf = (cohort: string): string => `format: vitalbench-study/1
study: table
title: Table
question: Is glucose held?
bench: control
seed: table
product: product.yaml
reference: product.yaml
criteria:
  - { id: in-range, text: In range, measure: timeInRange, group: no-fault, atLeast: 70 }
plan:
  patient: glucose
  cohort: ${cohort}
  scenario: { days: 2 }
  bootstrap: { replicates: 200 }
  conditions:
    - name: occlusion
      faults: [{ kind: occlusion, fromMinutes: 1500, minutes: 240 }]
`

const companion = companionOf(patients)
const fromTable = ({ of = table, with: beside = companion, said = `, rightOfUse: ${right}` } = {}): string =>
  `{ table: { file: table.csv, sha256: ${digest(of)} }, companion: { file: companion.csv, sha256: ${digest(beside)} }, target: ${targetGlucose}${said} }`

const folders: string[] = []
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

const temporary = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'vitalbench-glucose-'))
  folders.push(folder)
  return folder
}

/** Reads a study with its files, as the one who locks it does. */
const locked = (cohort: string, files: Readonly<Record<string, string>> = {}) =>
  readStudy(studyOf(cohort), {
    bench: () => bench,
    read: async (path) =>
      new TextEncoder().encode({ 'product.yaml': product, 'table.csv': table, 'companion.csv': companion, ...files }[path]),
    software: { name: 'vitalbench', version: 'test' },
  })

const planOf = async (...asked: Parameters<typeof locked>): Promise<LockedPlan> => {
  const read = await locked(...asked)
  assert.ok('plan' in read, JSON.stringify(read))
  return read.plan
}

async function run(plan: LockedPlan, files: Readonly<Record<string, string>> = {}): Promise<readonly Outcome[]> {
  const [folder, work] = [await temporary(), await temporary()]
  for (const [name, content] of Object.entries({ 'table.csv': table, 'companion.csv': companion, ...files }))
    await writeFile(join(folder, name), content)
  return (await runStudy({ plan, bench, folder, work, workers: 1 })).outcomes
}

/** Cases of a plan, listed as in a lab whose files have been held against their digests. */
const casesOf = (plan: LockedPlan, files: Readonly<Record<string, string>>) =>
  Array.fromAsync(
    bench.cases(planSchema.parse(plan.plan), {
      study: plan,
      data: { read: async (file: string) => new TextEncoder().encode({ 'table.csv': table, ...files }[file]) },
    } as unknown as Lab),
  )

test('a study locks a table and its companion by their digests', async () => {
  const { files } = await planOf(fromTable())
  assert.deepEqual(files, [
    { path: 'table.csv', sha256: digest(table) },
    { path: 'companion.csv', sha256: digest(companion) },
  ])
})

const mistakes = async (...asked: Parameters<typeof locked>) => {
  const read = await locked(...asked)
  assert.ok('mistakes' in read)
  return read.mistakes.map(({ path, message, cure, line }) => ({ path: path.join('.'), message, cure, line }))
}

test('a digest of another file, and none, are mistakes that name the right one', async () => {
  assert.deepEqual(await mistakes(fromTable({ of: 'another table' })), [
    {
      path: 'plan.cohort.table.sha256',
      message: `file "table.csv" has changed: expected ${digest('another table')}, it is ${digest(table)}`,
      cure: `bring the locked file back, or write sha256: ${digest(table)}`,
      line: 13,
    },
  ])
  const [none] = await mistakes(fromTable().replace(`, sha256: ${digest(companion)}`, ''))
  assert.equal(none.path, 'plan.cohort.companion.sha256')
  assert.match(none.cure, new RegExp(digest(companion)))
})

test('a table without the right to use it is a mistake at its place', async () => {
  const [missing, ...others] = await mistakes(fromTable({ said: '' }))
  assert.deepEqual(others, [])
  assert.deepEqual([missing.path, missing.line], ['plan.cohort.rightOfUse', 13])
  assert.match(missing.message, /rightOfUse/)
  const [short] = await mistakes(fromTable({ said: ', rightOfUse: mine' }))
  assert.equal(short.path, 'plan.cohort.rightOfUse')
})

test('a patient without a line in the companion, and a line without a patient, are errors that name them', async () => {
  const [, second] = patients
  for (const [beside, code, name] of [
    [companionOf(patients.filter((each) => each !== second)), 'CONTROL_PATIENT_WITHOUT_THERAPY', second.id],
    [`${companion}\nS9999,10,40,40,40`, 'GLUCOSE_TABLE_NAME', 'S9999'],
  ] as const) {
    const files = { 'companion.csv': beside }
    const plan = await planOf(fromTable({ with: beside }), files)
    await assert.rejects(casesOf(plan, files), (error: Error & { code?: string }) => error.code === code && error.message.includes(name))
  }
})

test('a table that has changed since it was locked is not run', async () => {
  const plan = await planOf(fromTable())
  await assert.rejects(run(plan, { 'table.csv': table.replace('none', 'long') }), { code: 'DATA_CHANGED' })
})

test('patients of a table run as those that they were made of, and the report says where they came from', async () => {
  const plan = await planOf(fromTable())
  const [read, drawn] = await Promise.all([run(plan), planOf('{ size: 3, model: s2008 }').then(run)])
  const ids = patients.flatMap(({ id }) => [`${id}/no-fault`, `${id}/occlusion`])
  assert.deepEqual(
    [read, drawn].map((outcomes) => outcomes.map(({ case: id, status }) => `${id} ${status}`)),
    [ids, ids].map((list) => list.map((id) => `${id} ok`)),
  )

  for (const [i, { id, weight, basalRate, carbohydrateRatio, correctionFactor, totalDailyDose }] of patients.entries()) {
    const { values } = read[2 * i]
    const views = Object.entries(values).filter(([name]) => name.startsWith('view.'))
    const settings = { basal: basalRate, carbohydrateRatio, correctionFactor, totalDailyDose, target: targetGlucose }
    assert.deepEqual(
      Object.fromEntries(views),
      Object.fromEntries(
        Object.entries({ ...settings, weight: Math.round(weight * 10) / 10 }).map(([name, value]) => [`view.${name}`, value]),
      ),
      id,
    )
    assert.equal(values.origin, `table.csv: ${right}`)
    assert.equal(drawn[2 * i].values.origin, 'glucose-cohort-1, s2008')
  }
  // The first patient is aimed at its own target, so that all is the same: meals, noise, pump and body.
  for (const k of [0, 1])
    for (const [name, value] of Object.entries(drawn[k].values))
      if (/^(index|half)\.|^trace|^profile$/.test(name)) assert.deepEqual(read[k].values[name], value, `${drawn[k].case}: ${name}`)

  const { tables } = await bench.conclude(read, planSchema.parse(plan.plan), plan)
  const cohort = tables.find(({ id }) => id === 'cohort')!
  assert.deepEqual(
    cohort.rows
      .slice(0, 3)
      .map((row) => row[1])
      .slice(0, 2),
    [`table.csv: ${right}`, 3],
  )
  assert.deepEqual(
    cohort.rows.flatMap(([title]) => (typeof title === 'object' && title?.key.startsWith('view.') ? [title.key] : [])).toSorted(),
    ['view.basal', 'view.carbohydrateRatio', 'view.correctionFactor', 'view.target', 'view.totalDailyDose', 'view.weight'],
  )
})

test('a patient of a table that is not at rest begins as the table says', async () => {
  // State 4 is glucose in plasma in mg/kg; a fifth more of it is a fifth more in mg/dL.
  const raised = rows.map((row) => ({ ...row, 'x0_ 4': 1.2 * Number(row['x0_ 4']) }))
  const of = tableOf(raised)
  const files = { 'table.csv': of }
  const cases = await casesOf(await planOf(fromTable({ of }), files), { ...files, 'companion.csv': companion })
  assert.equal(cases.length, 6)
  for (const [i, { patient }] of cases.entries()) {
    const run = glucose.open(patient, quietPlan(), { periodSeconds: 300, half: false, stream: (name) => stream('raised', name) })
    const truth = new Float64Array(3)
    run.observe(truth)
    const { parameters } = patients[Math.floor(i / 2)]
    assert.ok(Math.abs(truth[0] - 1.2 * parameters.Gb) < 1e-9, `${patient.id} begins at ${truth[0]} mg/dL`)
    assert.equal(truth[2], targetGlucose)
  }
})

test('product and reference meet the same day, and faults leave all before them as it was', async () => {
  const outcomes = await run(await planOf('{ size: 2, model: hovorka }'))
  for (const { case: id, values } of outcomes)
    for (const [name, value] of Object.entries(values))
      if (/^(index|half)\.|^trace|^profile$/.test(name)) assert.deepEqual(values[`reference.${name}`], value, `${id}: ${name}`)
  const [usual, occluded] = outcomes.map(({ values }) => values.traceTrue as readonly number[])
  const until = Math.floor(1500 / Number(outcomes[0].values.traceMinutes))
  assert.deepEqual(occluded.slice(0, until + 1), usual.slice(0, until + 1))
  assert.notDeepEqual(occluded, usual)
})

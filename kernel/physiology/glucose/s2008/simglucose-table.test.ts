import assert from 'node:assert/strict'
import { test } from 'node:test'
import { solveBasal } from './basal.ts'
import type { FreeParameters } from './parameters.ts'
import { freeParameters } from './parameters.ts'
import { s2008 } from './s2008.ts'
import { readSimglucoseTable } from './simglucose-table.ts'

const usual = Object.fromEntries(freeParameters.map(({ name, default: value }) => [name, value])) as FreeParameters

const columns = (
  'Name,i,x0_ 1,x0_ 2,x0_ 3,x0_ 4,x0_ 5,x0_ 6,x0_ 7,x0_ 8,x0_ 9,x0_10,x0_11,x0_12,x0_13,BW,EGPb,Gb,Ib,kabs,kmax,kmin,b,d,Vg,Vi,Ipb,' +
  'Vmx,Km0,k2,k1,p2u,m1,m5,CL,HEb,m2,m4,m30,Ilb,ki,kp2,kp3,f,Gpb,ke1,ke2,Fsnc,Gtb,Vm0,Rdb,PCRb,kd,ksc,ka1,ka2,dosekempt,u2ss,isc1ss,' +
  'isc2ss,kp1,patient_history'
).split(',')

/** A made-up patient as a row by column. */
function made(name: string, free: Partial<FreeParameters>): Readonly<Record<string, string | number>> {
  const { parameters, amounts, state } = solveBasal({ ...usual, ...free })
  const states = Object.fromEntries(Array.from(state, (value, k) => [`x0_${k < 9 ? ' ' : ''}${k + 1}`, value]))
  const unread = { i: 1, m5: 0.03, Rdb: parameters.EGPb, PCRb: 0.02, dosekempt: 90000, patient_history: 'none' }
  return { Name: name, ...unread, ...states, ...parameters, ...amounts }
}

const table = (rows: readonly Readonly<Record<string, string | number>>[], header: readonly string[] = columns): string =>
  [header.join(' , '), ...rows.map((row) => header.map((name) => row[name] ?? '').join(','))].join('\r\n')

const rows = [made('made#1', {}), made('made#2', { BW: 40, Gb: 135, Ib: 70, EGPb: 2.8 })]
const companion = 'Name,CR,CF,Age,TDI\nmade#1,9.5,35,41,44\nmade#2,14,60,12,27\n\n'

test('reads made-up patients, whatever the order of the columns', () => {
  for (const header of [columns, columns.toReversed()]) {
    const [first, second] = readSimglucoseTable(table(rows, header), companion)
    const { parameters, amounts, state, infusion } = solveBasal({ ...usual, BW: 40, Gb: 135, Ib: 70, EGPb: 2.8 })
    assert.equal(first.name, 'made#1')
    assert.deepEqual(second.parameters, parameters)
    assert.deepEqual(second.amounts, amounts)
    assert.deepEqual(second.state, state)
    assert.equal(second.infusion, infusion)
    assert.deepEqual(second.misfits, [])
    assert.deepEqual(second.therapy, { carbohydrateRatio: 14, correctionFactor: 60, age: 12, dailyInsulin: 27 })
  }
  assert.equal(readSimglucoseTable(`\uFEFF${table(rows)}\n`)[0].therapy, null)
})

test('a patient of a table opens as stated, misfits and all', () => {
  const [patient] = readSimglucoseTable(table([{ ...rows[1], kp1: 9 }]))
  assert.deepEqual(
    patient.misfits.map(({ relation }) => relation),
    ['kp1 = EGPb + kp2 Gpb + kp3 Ib', "Gp' = 0 at x0"],
  )
  const body = s2008.open({ parameters: patient.parameters })
  body.state.set(patient.state)
  body.inputs[0] = patient.infusion
  body.advance(30)
  assert.ok(body.outputs[0] > 150)
})

const without = (name: string) => columns.filter((column) => column !== name)

test('a missing column, a cell without a number and a wrong name are errors that say where', () => {
  assert.throws(() => readSimglucoseTable(table(rows, without('kp2'))), { code: 'GLUCOSE_TABLE_COLUMN', message: /kp2/ })
  assert.throws(() => readSimglucoseTable(table(rows, without('x0_ 3'))), { code: 'GLUCOSE_TABLE_COLUMN', message: /x0_3/ })
  assert.throws(() => readSimglucoseTable(''), { code: 'GLUCOSE_TABLE_COLUMN', message: /Name/ })
  assert.throws(() => readSimglucoseTable(table([rows[0], { ...rows[1], Vg: 'much' }])), {
    code: 'GLUCOSE_TABLE_NUMBER',
    message: /Vg of made#2 is "much" in line 3/,
  })
  assert.throws(() => readSimglucoseTable(table([{ ...rows[0], Vg: '' }])), { code: 'GLUCOSE_TABLE_NUMBER' })
  assert.throws(() => readSimglucoseTable(table([rows[0], rows[0]])), { code: 'GLUCOSE_TABLE_NAME', message: /made#1.*line 3/ })
  assert.throws(() => readSimglucoseTable(table(rows), 'Name,CR,CF,Age\nmade#1,1,1,1'), {
    code: 'GLUCOSE_TABLE_COLUMN',
    message: /companion.*TDI/,
  })
  assert.throws(() => readSimglucoseTable(table(rows), 'Name,CR,CF,Age,TDI\nmade#3,1,1,1,1'), {
    code: 'GLUCOSE_TABLE_NAME',
    message: /made#3/,
  })
})

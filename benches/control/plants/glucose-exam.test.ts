import assert from 'node:assert/strict'
import { test } from 'node:test'
import { builtIn, examFaults } from '../testing/exam-faults.ts'

const contract = `  periodSeconds: 300
  inputs: [{ id: glucose, unit: mmol/L }, { id: meal, unit: g }]
  outputs: [{ id: insulin, unit: U/h, range: [0, 10] }, { id: bolus, unit: U, range: [0, 25], fallback: 0 }]`

test('the bench passes the exam on glucose', async () =>
  assert.deepEqual(
    await examFaults({
      'product.yaml': builtIn('basal-bolus', contract.replace('mmol/L', 'mg/dL')),
      'study.yaml': `format: vitalbench-study/1
study: glucose
title: Glucose
question: Is glucose held?
bench: control
seed: glucose
product: product.yaml
criteria:
  - { id: in-range, text: In range, measure: timeInRange, group: no-fault, atLeast: 70 }
plan:
  patient: glucose
  cohort: { size: 4, model: hovorka }
  scenario: { days: 2, exercise: [{ at: '17:00', minutes: 30, intensity: 20 }] }
  bootstrap: { replicates: 200 }
  conditions:
    - name: occlusion
      faults: [{ kind: occlusion, fromMinutes: 1500, minutes: 240 }]
    - name: habits
      faults: [{ kind: missed-bolus, fromMinutes: 700, minutes: 120 }, { kind: compression-low, fromMinutes: 120, minutes: 60, everyMinutes: 1440 }]
`,
    }),
    [],
  ))

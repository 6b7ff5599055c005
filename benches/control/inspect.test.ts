import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Product } from '@vitalbench/bench'
import { inspectControl } from './inspect.ts'
import { planSchema } from './plan.ts'

const input = { id: 'bis', unit: '1' }
const output = { id: 'propofol', unit: 'mg/min', range: [0, 200] }
const contract = { periodSeconds: 5, inputs: [input], outputs: [output] }

const productOf = (own: unknown, artefact: Product['artefact'] = { link: 'built-in', controller: 'bis-pid' }): Product => ({
  name: 'controller',
  version: '1',
  manufacturer: 'tests',
  intendedPurpose: 'tests',
  artefact,
  contract: own,
})

const fault = { kind: 'bias', on: 'bis', fromMinutes: 5, minutes: 10, size: 5 }

/** Mistakes as `path: message → cure`. */
function mistakes(plan: object = {}, product = productOf(contract), reference: Product | null = null): readonly string[] {
  const whole = planSchema.parse({ patient: 'anaesthesia', cohort: { size: 2 }, scenario: { minutes: 30 }, ...plan })
  return inspectControl(whole, { product, reference }).map(({ path, message, cure }) => `${path.join('.')}: ${message} → ${cure}`)
}

const underFaults = (...faults: readonly object[]): readonly string[] => mistakes({ conditions: [{ name: 'one', faults }] })
const withContract = (more: object): readonly string[] => mistakes({}, productOf({ ...contract, ...more }))

test('a study without mistakes has none', () => {
  assert.deepEqual(mistakes({ envelope: [10, 100] }, productOf(contract), productOf(contract)), [])
  assert.deepEqual(
    withContract({ inputs: [input, { id: 'map', unit: 'kPa' }], outputs: [{ ...output, unit: 'mL/h', slew: 5, fallback: 12 }] }),
    [],
  )
  assert.deepEqual(
    underFaults(
      fault,
      { ...fault, everyMinutes: 10.5 },
      { kind: 'electrode-off', fromMinutes: 5, minutes: 1 },
      { kind: 'haemorrhage', fromMinutes: 5, minutes: 1 },
      { kind: 'stuck', on: 'propofol', fromMinutes: 0, minutes: 1 },
      { kind: 'unit', on: 'map', fromMinutes: 0, minutes: 1 },
      { kind: 'clock', fromMinutes: 0, minutes: 1, size: -60 },
      { kind: 'delay', on: 'bis', fromMinutes: 0, minutes: 1, size: 30 },
      { kind: 'body', on: 'stimulus', fromMinutes: 0, minutes: 1, size: -10 },
    ),
    [],
  )
})

test('signals: unknown, in a unit that is not to be had, and twice', () => {
  assert.deepEqual(withContract({ inputs: [input, { id: 'pulse', unit: '1' }] }), [
    'product.contract.inputs.1.id: unknown signal "pulse" → name one of "bis", "target", "map"',
  ])
  assert.deepEqual(withContract({ outputs: [{ ...output, id: 'insulin' }] }), [
    'product.contract.outputs.0.id: unknown signal "insulin" → name one of "propofol", "remifentanil"',
  ])
  assert.deepEqual(withContract({ outputs: [{ ...output, unit: 'U/h' }] }), [
    'product.contract.outputs.0.unit: "propofol" is not to be had in "U/h" → use "mg/min", "mg/h", "mL/h"',
  ])
  assert.deepEqual(withContract({ inputs: [{ ...input, unit: 'toString' }] }), [
    'product.contract.inputs.0.unit: "bis" is not to be had in "toString" → use "1"',
  ])
  assert.deepEqual(withContract({ inputs: [input, input] }), [
    'product.contract.inputs.1.id: signal "bis" is there twice → name each signal once',
  ])
})

const planOf = (model: string) => ({
  patient: 'glucose',
  cohort: { size: 2, model },
  scenario: { days: 1 },
  conditions: [{ name: 'stuck', faults: [{ kind: 'stuck', on: 'glucagon', fromMinutes: 0, minutes: 60 }] }],
})

test('a signal that the model of the plan does not have is unknown, to the controller and to the faults', () => {
  const glucose = {
    periodSeconds: 300,
    inputs: [{ id: 'glucose', unit: 'mg/dL' }],
    outputs: [{ id: 'glucagon', unit: 'ug', range: [0, 100] }],
  }
  assert.deepEqual(mistakes(planOf('s2013'), productOf(glucose)), [])
  assert.deepEqual(
    mistakes(planOf('s2008'), productOf(glucose)).map((each) => each.split(' → ')[0]),
    ['product.contract.outputs.0.id: unknown signal "glucagon"', 'plan.conditions.0.faults.0: "stuck" acts on "glucagon"'],
  )
})

test('a contract that is none, of the product or of the reference, and a link that takes no sessions', () => {
  for (const [own, path] of [
    [undefined, 'contract'],
    [{ ...contract, periodSeconds: 0 }, 'contract.periodSeconds'],
    [{ ...contract, inputs: [] }, 'contract.inputs'],
    [{ ...contract, outputs: [{ ...output, range: [5, 5] }] }, 'contract.outputs.0.range'],
    [{ ...contract, outputs: [{ ...output, fallback: 'zero' }] }, 'contract.outputs.0.fallback'],
    [{ ...contract, outputs: [{ id: 'propofol', unit: 'mg/min' }] }, 'contract.outputs.0.range'],
  ] as const) {
    for (const [key, found] of [
      ['product', mistakes({}, productOf(own))],
      ['reference', mistakes({}, productOf(contract), productOf(own))],
    ] as const) {
      assert.equal(found.length, 1)
      assert.match(found[0], new RegExp(`^${key}\\.${path}: the contract of a controller: .+ → see docs/controllers.md$`))
    }
  }
  assert.deepEqual(mistakes({}, productOf(contract, { link: 'onnx', path: 'm.onnx', sha256: '' })), [
    'product.artefact.link: "onnx" takes calls, not sessions → use another link',
  ])
})

test('a fallback that the controller itself may not give, and a period longer than a session', () => {
  assert.deepEqual(withContract({ outputs: [{ ...output, fallback: 201 }] }), [
    'product.contract.outputs.0.fallback: the fallback of "propofol" is 201, its range 0 to 200 → give a number within the range, or "rest" or "hold"',
  ])
  assert.deepEqual(withContract({ periodSeconds: 1801 }), [
    'product.contract.periodSeconds: a session lasts 1800 s and has no decision → shorten the period',
  ])
  assert.deepEqual(withContract({ periodSeconds: 1800 }), [])
})

test('faults: unknown, acting on nothing, without a size, in a unit that there is not', () => {
  const [kind] = underFaults({ ...fault, kind: 'constructor' })
  assert.match(kind, /^plan\.conditions\.0\.faults\.0\.kind: unknown fault "constructor" → use "missing", .*"electrode-off"/)
  assert.deepEqual(underFaults(fault, { ...fault, on: 'glucose' }), [
    'plan.conditions.0.faults.1: "bias" acts on "glucose" → name one of "bis", "target", "map", "propofol", "remifentanil" as "on"',
  ])
  assert.deepEqual(underFaults({ kind: 'dropout', fromMinutes: 0, minutes: 1 }), [
    'plan.conditions.0.faults.0: "dropout" acts on "" → name one of "bis", "target", "map", "propofol", "remifentanil" as "on"',
  ])
  assert.deepEqual(underFaults({ ...fault, kind: 'body' }), [
    'plan.conditions.0.faults.0: "body" acts on "bis" → name one of "stimulus", "bloodLoss" as "on"',
  ])
  assert.deepEqual(underFaults({ kind: 'saturate', on: 'propofol', fromMinutes: 0, minutes: 1 }), [
    'plan.conditions.0.faults.0: "saturate" has no size → add size',
  ])
  assert.deepEqual(underFaults({ kind: 'clock', fromMinutes: 0, minutes: 1 }), [
    'plan.conditions.0.faults.0: "clock" has no size → add size',
  ])
  assert.deepEqual(underFaults({ kind: 'unit', on: 'bis', fromMinutes: 0, minutes: 1 }), [
    'plan.conditions.0.faults.0: "bis" has one unit only, "1" → use scale',
  ])
})

test('faults: sizes and times that mean nothing', () => {
  for (const kind of ['delay', 'jitter', 'noise'])
    assert.deepEqual(underFaults({ ...fault, kind, size: -1 }), [
      `plan.conditions.0.faults.0.size: "${kind}" has the size -1 → give a size of at least 0`,
    ])
  const bleeding = { kind: 'haemorrhage', fromMinutes: 5, minutes: 1, size: -1 }
  assert.deepEqual(underFaults(bleeding), [], 'blood that is given back')
  assert.deepEqual(
    mistakes(
      { patient: 'fluid', conditions: [{ name: 'a', faults: [bleeding] }] },
      productOf({ ...contract, inputs: [{ id: 'map', unit: 'mm[Hg]' }], outputs: [{ ...output, id: 'infusion', unit: 'mL/min' }] }),
    ),
    ['plan.conditions.0.faults.0.size: "haemorrhage" has the size -1 → give a size of at least 0'],
  )
  assert.deepEqual(underFaults({ ...fault, kind: 'delay', size: 1e9 }), [
    'plan.conditions.0.faults.0.size: "delay" goes back 1000000000 min, a session lasts 30 min → give at most 30 min',
  ])
  assert.deepEqual(underFaults({ ...fault, everyMinutes: 10 }), [
    'plan.conditions.0.faults.0.everyMinutes: "bias" comes again after 10 min and lasts 10 min → make everyMinutes greater than minutes, or leave it out',
  ])
})

test('an envelope that does not ascend, and conditions of the same name', () => {
  for (const envelope of [
    [60, 40],
    [50, 50],
  ])
    assert.deepEqual(mistakes({ envelope }), [
      `plan.envelope: the envelope ${envelope.join(' to ')} does not ascend → name the lower limit first`,
    ])
  const conditions = ['one', 'two', 'one'].map((name) => ({ name, faults: [fault] }))
  assert.deepEqual(mistakes({ conditions }), ['plan.conditions.2.name: condition "one" is there twice → give each a name of its own'])
})

test('all mistakes are said at once', () =>
  assert.equal(
    mistakes(
      {
        envelope: [60, 40],
        conditions: [
          {
            name: 'one',
            faults: [
              { ...fault, kind: 'nothing' },
              { ...fault, on: 'nowhere' },
            ],
          },
        ],
      },
      productOf({ ...contract, inputs: [{ id: 'pulse', unit: '1' }], outputs: [{ ...output, unit: 'g' }] }),
      productOf(undefined),
    ).length,
    6,
  ))

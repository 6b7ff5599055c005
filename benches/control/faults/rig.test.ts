import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import type { Channel, PlantRun } from '../plants/plant.ts'
import type { Fault } from './fault.ts'
import { buildRig } from './rig.ts'

const channel = (id: string): Channel => ({ id, unit: '1', units: { '1': 1 }, about: '' })
const fault = (operation: Fault['operation'], on: string, size?: number, more: Partial<Fault> = {}): Fault => ({
  kind: operation,
  operation,
  on,
  size,
  fromMinutes: 0,
  minutes: 10,
  ...more,
})

const rigOf = (...faults: readonly Fault[]) =>
  buildRig({
    faults,
    observations: [channel('bis'), channel('map')],
    commands: [channel('propofol')],
    disturbances: [
      { name: 'stimulus', unit: '1', rest: 0 },
      { name: 'sensitivity', unit: '1', rest: 1 },
    ],
    periodSeconds: 60,
    stream: (name) => stream('rig', name),
  })

const shown = (faults: readonly Fault[], values: readonly number[]): readonly number[] => {
  const seen = Float64Array.from(values)
  rigOf(...faults).show(seen, 0)
  return [...seen]
}

test('faults act in the order in which they stand, each on the work of those before it', () => {
  const [bias, scale] = [fault('bias', 'bis', 5), fault('scale', 'bis', 2)]
  assert.deepEqual(shown([bias, scale], [30, 90]), [70, 90])
  assert.deepEqual(shown([scale, bias], [30, 90]), [65, 90])
  assert.deepEqual(shown([fault('missing', 'bis'), bias], [30, 90]), [NaN, 90])
  assert.deepEqual(shown([fault('missing', 'bis'), fault('set', 'bis', 41)], [30, 90]), [41, 90])
})

test('a fault changes its own channel: what is shown is missing as NaN, what is delivered is none', () => {
  const rig = rigOf(fault('missing', 'map'), fault('missing', 'propofol'))
  const [seen, given] = [Float64Array.of(50, 80), Float64Array.of(12)]
  rig.show(seen, 0)
  rig.deliver(given, 0)
  assert.deepEqual([...seen, ...given], [50, NaN, 0])
  rig.show(seen.fill(1), 600)
  rig.deliver(given.fill(1), 600)
  assert.deepEqual([...seen, ...given], [1, 1, 1], 'after ten minutes both are well')
})

test('noise is of the fault, not of the moment: the same in every session of a patient, and another for each fault', () => {
  const noise = fault('noise', 'bis', 4)
  assert.deepEqual(shown([noise], [50, 80]), shown([noise], [50, 80]))
  const [one, two] = [shown([noise], [50, 80])[0] - 50, shown([noise, noise], [50, 80])[0] - 50]
  assert.ok(one !== 0 && two !== one && two !== 2 * one)
})

test('a disturbance has the value of the last fault that is at work, and rests without one', () => {
  const set = new Map<string, number>()
  const run = { disturb: (name: string, value: number) => void set.set(name, value) } as unknown as PlantRun
  const rig = rigOf(
    fault('body', 'stimulus', 20, { fromMinutes: 1, minutes: 3 }),
    fault('body', 'stimulus', 35, { fromMinutes: 2, minutes: 1 }),
    fault('body', 'sensitivity', 0.6, { fromMinutes: 2, minutes: 1 }),
  )
  const at = (minute: number): readonly (number | undefined)[] => {
    rig.act(run, minute * 60)
    return [set.get('stimulus'), set.get('sensitivity')]
  }
  assert.deepEqual([0, 1, 2, 3, 4].map(at), [
    [0, 1],
    [20, 1],
    [35, 0.6],
    [20, 1],
    [0, 1],
  ])
})

test('what no fault names is left alone', () => {
  const touched: string[] = []
  const run = { disturb: (name: string) => void touched.push(name) } as unknown as PlantRun
  rigOf(fault('body', 'stimulus', 20)).act(run, 0)
  assert.deepEqual(touched, ['stimulus'])
})

test('clocks that are off add up, in minutes, while they are off', () => {
  const { clock } = rigOf(fault('clock', '', 60, { minutes: 5 }), fault('clock', '', -2, { fromMinutes: 3, minutes: 5 }))
  assert.deepEqual([0, 180, 300, 480].map(clock), [3600, 180 + 3600 - 120, 300 - 120, 480])
})

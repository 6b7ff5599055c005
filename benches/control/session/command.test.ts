import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ControlContract } from '../contract.ts'
import { tank } from '../testing/tank.ts'
import { openCommander } from './command.ts'

type Output = ControlContract['outputs'][number]

/** What becomes of outputs in %/h, decision after decision; null where the controller gave none. Rest is 2 and 3 %/min. */
function taken(output: Partial<Output>, given: readonly (number | null)[]) {
  const outputs: Output[] = [{ id: 'inflow', unit: '%/h', range: [0, 600], fallback: 'rest', ...output }]
  const { take, counts } = openCommander({ periodSeconds: 60, inputs: [], outputs }, { plant: tank, rest: [2, 3] })
  const into = new Float64Array(2)
  const commands = given.map((each) => {
    take(each === null ? null : Float64Array.of(each), into)
    return [...into]
  })
  return { commands: commands.map(([inflow]) => inflow), others: commands.map(([, drain]) => drain), ...counts }
}

test('an output is turned into the unit of the plant, and commands that the contract lacks stay at rest', () =>
  assert.deepEqual(taken({}, [0, 60, 90, 600]), {
    commands: [0, 1, 1.5, 10],
    others: [3, 3, 3, 3],
    outOfRange: 0,
    tooFast: 0,
    fallbacks: 0,
  }))

test('beyond the range it is cut at the range, and each time counted; the limits themselves are within', () => {
  const { commands, outOfRange, fallbacks } = taken({ range: [60, 120] }, [60, 120, 120.001, 1e300, 59.999, -5, -1e300])
  assert.deepEqual(commands, [1, 2, 2, 2, 1, 1, 1])
  assert.deepEqual([outOfRange, fallbacks], [5, 0])
})

test('faster than the slew it goes as far as it may, in the unit of the output, from rest on', () => {
  // Rest is 120 %/h; 12 %/h a decision are allowed.
  const { commands, tooFast, outOfRange } = taken({ slew: 12 }, [132, 240, 156, 0, 0])
  assert.deepEqual(commands, [2.2, 2.4, 2.6, 2.4, 2.2])
  assert.deepEqual([tooFast, outOfRange], [3, 0])
})

test('too much and too fast at once count as both', () => {
  const { commands, tooFast, outOfRange } = taken({ slew: 12, range: [0, 600] }, [1e6])
  assert.deepEqual([commands, tooFast, outOfRange], [[2.2], 1, 1])
})

test('where nothing is given: rest, the last one, or a number in the unit of the output', () => {
  for (const [fallback, first, later] of [
    ['rest', 2, 2],
    ['hold', 2, 5],
    [30, 0.5, 0.5],
  ] as const) {
    const { commands, fallbacks, outOfRange } = taken({ fallback }, [null, 300, null, null])
    assert.deepEqual(commands, [first, 5, later, later], `fallback ${fallback}`)
    assert.deepEqual([fallbacks, outOfRange], [3, 0])
  }
})

test('what is held is what was allowed, not what was asked for; the next change counts from it', () => {
  assert.deepEqual(taken({ fallback: 'hold', range: [0, 180] }, [999, null]).commands, [3, 3])
  assert.deepEqual(taken({ fallback: 30, slew: 12 }, [null, 120]).commands, [0.5, 0.7])
})

test('several outputs are each bounded and counted, in the order of the contract', () => {
  const outputs: Output[] = [
    { id: 'drain', unit: '%/min', range: [0, 4], fallback: 1 },
    { id: 'inflow', unit: '%/min', range: [0, 8], fallback: 'hold' },
  ]
  const { take, counts } = openCommander({ periodSeconds: 60, inputs: [], outputs }, { plant: tank, rest: [2, 3] })
  const into = new Float64Array(2)
  take(Float64Array.of(5, 7), into)
  assert.deepEqual([...into], [7, 4])
  take(null, into)
  assert.deepEqual([...into], [7, 1])
  assert.deepEqual({ ...counts }, { outOfRange: 1, tooFast: 0, fallbacks: 2 })
})

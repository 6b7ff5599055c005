import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { basalInfusion } from '../s2008/basal.ts'
import { s2013, s2013Parameters } from './s2013.ts'

const python = ['/usr/bin/python3', 'python3'].find((program) => spawnSync(program, ['-c', 'import scipy']).status === 0)
const skip = python === undefined ? 'Debian package python3-scipy is absent' : false

/** End in min, insulin in U/min, carbohydrate in g/min and glucagon in ug/min of what is held until then. */
type Segment = readonly [number, number, number, number]

test('scipy solves the same day to the same states', { skip }, () => {
  // The risk has its zero at the basal glucose, so that the utilisation does not jump there.
  const parameters = { BW: 62, Gb: 112.5, Ib: 45, EGPb: 2.2, sigma: 0.2 }
  const p = s2013Parameters({ parameters })
  const basal = basalInfusion(p)
  const segments: readonly Segment[] = [
    [60, basal, 0, 0],
    [61, basal + 5, 5, 0],
    [68, basal, 5, 0],
    [240, basal, 0, 0],
    [241, basal, 0, 150],
    [300, 0, 0, 0],
    [304, 0, 3, 0],
    [500, 0.5 * basal, 0, 0],
    [501, basal + 10, 0, 0],
    [620, basal, 0, 0],
    [700, basal, 0, 0],
    [800, 0, 0, 0],
  ]
  const body = s2013.open({ parameters, step: 1 / 32 })
  const input = JSON.stringify({ parameters: p, state: [...body.state], segments })
  const { stdout, stderr } = spawnSync(python as string, [fileURLToPath(new URL('referee.py', import.meta.url))], {
    input,
    encoding: 'utf8',
  })
  assert.equal(stderr, '')
  const expected = JSON.parse(stdout) as readonly (readonly number[])[]
  let lowest = Infinity
  for (const [row, [until, insulin, carbohydrate, glucagon]] of segments.entries()) {
    body.inputs[0] = insulin
    body.inputs[1] = carbohydrate
    body.inputs[5] = glucagon
    body.advance(until - body.time)
    lowest = Math.min(lowest, body.outputs[0])
    for (const [k, value] of expected[row].entries()) {
      const difference = Math.abs(body.state[k] - value)
      assert.ok(
        difference <= 1e-4 * Math.max(1, Math.abs(value)),
        `${s2013.states[k].name} at ${until} min: ${body.state[k]} is not ${value}`,
      )
    }
  }
  assert.ok(lowest < 70, `the risk acts: ${lowest} mg/dL`)
})

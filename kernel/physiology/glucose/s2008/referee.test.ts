import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { basalInfusion } from './basal.ts'
import { s2008, s2008Parameters } from './s2008.ts'

const python = ['/usr/bin/python3', 'python3'].find((program) => spawnSync(program, ['-c', 'import scipy']).status === 0)
const skip = python === undefined ? 'Debian package python3-scipy is absent' : false

/** End in min, insulin in U/min, carbohydrate in g/min of what is held until then. */
type Segment = readonly [number, number, number]

test('scipy solves the same day to the same states', { skip }, () => {
  const parameters = { BW: 62, Gb: 130, Ib: 60, EGPb: 2.5 }
  const p = s2008Parameters({ parameters })
  const basal = basalInfusion(p)
  const segments: readonly Segment[] = [
    [60, basal, 0],
    [61, basal + 4, 5],
    [70, basal, 5],
    [200, basal, 0],
    [204, 0, 3],
    [400, 0, 0],
    [401, basal + 2.5, 0],
    [700, basal, 0],
  ]
  const body = s2008.open({ parameters, step: 1 / 16 })
  const input = JSON.stringify({ parameters: p, state: [...body.state], segments })
  const { stdout, stderr } = spawnSync(python as string, [fileURLToPath(new URL('referee.py', import.meta.url))], {
    input,
    encoding: 'utf8',
  })
  assert.equal(stderr, '')
  const expected = JSON.parse(stdout) as readonly (readonly number[])[]
  for (const [row, [until, insulin, carbohydrate]] of segments.entries()) {
    body.inputs[0] = insulin
    body.inputs[1] = carbohydrate
    body.advance(until - body.time)
    for (const [k, value] of expected[row].entries()) {
      const difference = Math.abs(body.state[k] - value)
      assert.ok(
        difference <= 1e-6 * Math.max(1, Math.abs(value)),
        `${s2008.states[k].name} at ${until} min: ${body.state[k]} is not ${value}`,
      )
    }
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dormandPrinceStep } from './dormand-prince-step.ts'
import { dormandPrince } from './dormand-prince.ts'
import { closeTo } from './referee.test.ts'
import type { Derivative } from './rk4.ts'

/** x' = x cos t, solved by e^(sin t). */
const swing: Derivative = (t, x, into) => {
  into[0] = x[0] * Math.cos(t)
}
const exact = (t: number): number => Math.exp(Math.sin(t))

/** Largest error over [0, 2] in n equal steps: at their ends, and inside by the dense output. */
const errorsWith = (n: number): readonly [number, number] => {
  const pair = dormandPrinceStep(1, swing, { relative: 1, absolute: Float64Array.of(1) })
  const into = new Float64Array(1)
  const h = 2 / n
  let [ends, inside] = [0, 0]
  pair.start(0, [1])
  for (let k = 0; k < n; k++) {
    pair.attempt(k * h, h)
    pair.accept()
    ends = Math.max(ends, Math.abs(pair.state[0] - exact((k + 1) * h)))
    for (const share of [0.2, 0.4, 0.6, 0.8]) {
      pair.interpolate(share, into)
      inside = Math.max(inside, Math.abs(into[0] - exact((k + share) * h)))
    }
  }
  return [ends, inside]
}

test('the order of convergence is five at the ends of steps, and the dense output keeps at least four', () => {
  for (const n of [8, 16, 32]) {
    const [coarse, fine] = [errorsWith(n), errorsWith(2 * n)]
    const orders = coarse.map((error, i) => Math.log2(error / fine[i]))
    assert.ok(Math.abs(orders[0] - 5) < 0.4, `order ${orders[0]} with ${n} steps`)
    assert.ok(orders[1] > 4, `dense order ${orders[1]} with ${n} steps`)
  }
})

/** Estimate of the error of one step of length h from t = 0.3. */
const estimate = (h: number): number => {
  const pair = dormandPrinceStep(1, swing, { relative: 0, absolute: Float64Array.of(1) })
  pair.start(0.3, [exact(0.3)])
  return pair.attempt(0.3, h)
}

test('the estimate of the error falls with the fifth power of the step', () => {
  const order = Math.log2(estimate(0.1) / estimate(0.05))
  assert.ok(Math.abs(order - 5) < 0.2, `order ${order}`)
})

/** The Arenstorf orbit around earth and moon, which closes after its period (Hairer, Nørsett, Wanner 1993, II.0). */
const mu = 0.012277471
const arenstorf: Derivative = (_, [x, y, u, v], into) => {
  const [r1, r2] = [((x + mu) ** 2 + y * y) ** 1.5, ((x - 1 + mu) ** 2 + y * y) ** 1.5]
  into[0] = u
  into[1] = v
  into[2] = x + 2 * v - ((1 - mu) * (x + mu)) / r1 - (mu * (x - 1 + mu)) / r2
  into[3] = y - 2 * u - ((1 - mu) * y) / r1 - (mu * y) / r2
}

test('the Arenstorf orbit closes, the better the smaller the tolerance', () => {
  const from = [0.994, 0, 0, -2.001585106379083]
  const gaps = [1e-6, 1e-8, 1e-10, 1e-12].map((tolerance) => {
    const orbit = dormandPrince(4, arenstorf, { relative: tolerance, absolute: tolerance })
    orbit.start(0, from)
    assert.equal(orbit.advance(17.065216560157964), -1)
    return { gap: Math.hypot(orbit.state[0] - from[0], orbit.state[1]), evaluations: orbit.evaluations }
  })
  for (const [i, { gap }] of gaps.slice(1).entries()) assert.ok(gap < gaps[i].gap / 10, `gaps ${gaps.map((each) => each.gap)}`)
  assert.ok(gaps[3].gap < 1e-6)
  assert.ok(gaps[1].evaluations < 2500, `${gaps[1].evaluations} evaluations`)
})

test('dense output agrees with the solution at any time, and with the ends of the step', () => {
  const solver = dormandPrince(1, swing, { relative: 1e-8, absolute: 1e-10 })
  const into = new Float64Array(1)
  solver.start(0, [1])
  while (solver.time < 6) {
    solver.step(6)
    for (const share of [0, 0.1, 0.35, 0.5, 0.77, 1]) {
      const at = Math.min(solver.time, solver.previous + share * (solver.time - solver.previous))
      solver.interpolate(at, into)
      assert.ok(Math.abs(into[0] - exact(at)) < 3e-7, `error ${into[0] - exact(at)} at ${at}`)
    }
    closeTo(into[0], solver.state[0], 1e-15, 'end of the step')
  }
  assert.equal(solver.time, 6)
  assert.throws(() => solver.interpolate(7, into), { code: 'NUMBERS_DOMAIN' })
})

test('a ball bounces when it should', () => {
  const ball = dormandPrince(
    2,
    (_, x, into) => {
      into[0] = x[1]
      into[1] = -10
    },
    { relative: 1e-10, events: [{ of: (_, x) => x[0], direction: -1 }, { of: (_, x) => x[1] }] },
  )
  ball.start(0, [5, 0])
  // Falls for 1 s, comes back with 8 of 10 m/s, rises for 0.8 s.
  assert.equal(ball.advance(10), 0)
  closeTo(ball.time, 1, 1e-9, 'first ground')
  closeTo(ball.state[1], -10, 1e-9, 'speed at the ground')
  ball.start(ball.time, [0, -0.8 * ball.state[1]])
  assert.equal(ball.advance(10), 1)
  closeTo(ball.time, 1.8, 1e-9, 'apex')
  assert.equal(ball.advance(10), 0)
  closeTo(ball.time, 2.6, 1e-9, 'second ground')
  const into = new Float64Array(2)
  ball.interpolate(2.2, into)
  closeTo(into[0], 3.2 - 5 * 0.4 ** 2, 1e-9, 'height on the way, after the event')
})

test('every crossing is reported once, in order, whatever the tolerance; two events at one time both are', () => {
  for (const relative of [1e-4, 1e-8, 1e-11]) {
    const wave = dormandPrince(
      2,
      (_, x, into) => {
        into[0] = x[1]
        into[1] = -x[0]
      },
      {
        relative,
        absolute: relative,
        longest: 1,
        events: [{ of: (_, x) => x[0] }, { of: (_, x) => 2 * x[0], direction: 1 }, { of: (t) => t - 4 }],
      },
    )
    wave.start(0, [1, 0])
    const seen: [number, number][] = []
    for (let event = wave.advance(9); event >= 0; event = wave.advance(9)) seen.push([event, wave.time])
    const expected = [0.5 * Math.PI, 4, 1.5 * Math.PI, 1.5 * Math.PI, 2.5 * Math.PI]
    assert.deepEqual([seen.map(([event]) => event), seen.length], [[0, 2, 0, 1, 0], 5])
    for (const [i, [, time]] of seen.entries()) assert.ok(Math.abs(time - expected[i]) < 60 * relative, `${time} is not ${expected[i]}`)
    assert.equal(wave.time, 9)
  }
})

test('a solution that starts on an event leaves it without one', () => {
  const line = dormandPrince(1, (_, __, into) => into.fill(1), { events: [{ of: (_, x) => x[0] }] })
  line.start(0, [0])
  assert.equal(line.advance(3), -1)
  closeTo(line.state[0], 3, 1e-14, 'line')
})

test('a step that the end cuts short does not shorten the next ones', () => {
  const solver = dormandPrince(1, swing)
  solver.start(0, [1])
  solver.advance(5)
  const before = solver.evaluations
  solver.advance(5 + 1e-9)
  solver.advance(10)
  assert.ok(solver.evaluations - before < 200, `${solver.evaluations - before} evaluations`)
})

test('a singularity is a step underflow, a stiff equation runs out of steps', () => {
  const blowUp = dormandPrince(1, (_, x, into) => {
    into[0] = x[0] * x[0]
  })
  blowUp.start(0, [1])
  assert.throws(() => blowUp.advance(2), { code: 'NUMBERS_STEP_UNDERFLOW' })
  assert.ok(Math.abs(blowUp.time - 1) < 1e-3)
  const broken = dormandPrince(1, (_, __, into) => into.fill(NaN))
  broken.start(1, [1])
  assert.throws(() => broken.advance(2), { code: 'NUMBERS_STEP_UNDERFLOW' })
  const stiff = dormandPrince(
    1,
    (t, x, into) => {
      into[0] = -1e6 * (x[0] - Math.cos(t))
    },
    { steps: 1000 },
  )
  stiff.start(0, [1])
  assert.throws(() => stiff.advance(10), { code: 'NUMBERS_TOO_MANY_STEPS', message: /1000 steps/ })
})

test('refuses tolerances, steps and ends outside their ranges', () => {
  for (const options of [{ relative: 0 }, { absolute: 0 }, { absolute: [-1] }, { firstStep: 0 }, { longest: NaN }, { steps: 0.5 }])
    assert.throws(() => dormandPrince(1, swing, options), { code: 'NUMBERS_DOMAIN' })
  assert.throws(() => dormandPrince(1, swing, { absolute: [1, 1] }), { code: 'NUMBERS_LENGTHS' })
  const solver = dormandPrince(1, swing)
  assert.throws(() => solver.start(0, [1, 2]), { code: 'NUMBERS_LENGTHS' })
  solver.start(1, [1])
  assert.throws(() => solver.advance(0), { code: 'NUMBERS_DOMAIN' })
  assert.equal(solver.advance(1), -1)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawWire } from './capstan.ts'

const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed / expected - 1) <= tolerance, `${what}: ${observed} is not ${expected}`)

/** Paths of 0.2 m with the angle that each turns through. */
const paths: readonly { readonly name: string; readonly curvature: (s: number) => number; readonly angle: number }[] = [
  { name: 'an arc', curvature: () => 12, angle: 2.4 },
  { name: 'an S, whose halves do not cancel', curvature: (s) => 30 * Math.sin(10 * Math.PI * s), angle: 30 * 0.2 * (2 / Math.PI) },
  { name: 'a clothoid', curvature: (s) => 400 * s, angle: 8 },
  { name: 'a straight piece, a bend to the right and a straight piece', curvature: (s) => (s > 0.07 && s < 0.11 ? -40 : 0), angle: 1.6 },
  { name: 'a bend that fades out to both sides', curvature: (s) => 50 / (1 + (50 * (s - 0.1)) ** 2), angle: 2 * Math.atan(5) },
]

for (const { name, curvature, angle } of paths)
  test(`drawn along ${name}, the wire needs e^(μθ) times the tension`, () => {
    for (const friction of [0.01, 0.1, 0.3, 1]) {
      const drawn = drawWire({ length: 0.2, curvature, friction, tension: 0.5 })
      near(drawn.wrapAngle, angle, 1e-8, 'angle')
      near(drawn.tension, 0.5 * Math.exp(friction * angle), 1e-8, `tension at μ = ${friction}`)
    }
  })

test('without friction or without a bend nothing is lost, and the pull scales with the tension', () => {
  const bend = { length: 0.2, curvature: () => 12, friction: 0.2, tension: 1 }
  assert.equal(drawWire({ ...bend, friction: 0 }).tension, 1)
  assert.equal(drawWire({ ...bend, curvature: () => 0 }).tension, 1)
  near(drawWire({ ...bend, tension: 1e-6 }).tension, 1e-6 * drawWire(bend).tension, 1e-15, 'small pull')
})

/** A winding path from a distance on. */
const after = (start: number) => ({ curvature: (s: number) => 20 * Math.cos(9 * (start + s)) ** 2, friction: 0.15 })

test('two paths in a row do what one does', () => {
  const first = drawWire({ ...after(0), length: 0.08, tension: 2 })
  const second = drawWire({ ...after(0.08), length: 0.12, tension: first.tension })
  near(second.tension, drawWire({ ...after(0), length: 0.2, tension: 2 }).tension, 1e-9, 'tension')
})

test('a bend shorter than the longest step is found with a shorter one', () => {
  const kink = { length: 0.2, curvature: (s: number) => (s > 0.10001 && s < 0.10011 ? 5000 : 0), friction: 0.2, tension: 1 }
  near(drawWire({ ...kink, longestStep: 5e-5 }).tension, Math.exp(0.1), 1e-8, 'tension')
})

test('refuses paths and wires that are none, and says which', () => {
  const bend = { length: 0.2, curvature: () => 12, friction: 0.2, tension: 1 }
  const refused = [
    [{ ...bend, length: 0 }, /length of the path in m is 0/],
    [{ ...bend, friction: -0.1 }, /coefficient of friction is -0.1, outside \[0, ∞\)/],
    [{ ...bend, tension: NaN }, /tension in N is NaN/],
    [{ ...bend, longestStep: 0 }, /longest step in m is 0/],
    [{ ...bend, curvature: () => NaN }, /curvature in 1\/m at 0 m is NaN/],
  ] as const
  for (const [wire, message] of refused) assert.throws(() => drawWire(wire), { code: 'VASCULAR_RANGE', message })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dormandPrince, root } from '@vitalbench/kernel/numbers'
import type { TipLoad } from './bend-rod.ts'
import { bendRod } from './bend-rod.ts'
import { bucklingOf } from './buckling.ts'
import { wireBendingStiffness } from './rod.ts'

const unit = { length: 1, bendingStiffness: 1 }

const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

/** Tip of the elastica θ'' = Fx sin θ − Fy cos θ, θ(0) = 0, θ'(1) = M, by shooting for the curvature at the clamp. */
function shoot({ axial = 0, transverse = 0, moment = 0 }: TipLoad, [low, high]: readonly [number, number]): readonly number[] {
  const elastica = dormandPrince(
    4,
    (_, [angle, curvature], into) => {
      into[0] = curvature
      into[1] = axial * Math.sin(angle) - transverse * Math.cos(angle)
      into[2] = Math.cos(angle)
      into[3] = Math.sin(angle)
    },
    { relative: 1e-12, absolute: 1e-13 },
  )
  const fly = (curvature: number): number => {
    elastica.start(0, [0, curvature, 0, 0])
    elastica.advance(1)
    return elastica.state[1] - moment
  }
  const clamp = root(fly, { low, high, tolerance: 1e-13 })
  fly(clamp)
  const [angle, , x, y] = elastica.state
  return [y, 1 - x, angle, clamp]
}

const shot = [
  { load: { transverse: 1 }, between: [0.2, 2] },
  { load: { transverse: 5 }, between: [1, 3.1] },
  { load: { transverse: -3, axial: 2 }, between: [-3, -0.5] },
  { load: { transverse: 2, axial: -4 }, between: [2, 3.9] },
  { load: { transverse: 2, axial: -1, moment: -3 }, between: [-5, -3] },
] as const satisfies readonly { readonly load: TipLoad; readonly between: readonly [number, number] }[]

for (const { load, between } of shot)
  test(`the discrete rod converges to the elastica with order two under ${JSON.stringify(load)}`, () => {
    const exact = shoot(load, between)
    const errors = (edges: number): readonly number[] => {
      const { tipDeflection, tipShortening, tipAngle, clampMoment } = bendRod({ ...unit, edges }, load)
      return [tipDeflection, tipShortening, tipAngle, clampMoment].map((value, k) => Math.abs(value - exact[k]))
    }
    for (const edges of [40, 80, 160]) {
      const [coarse, fine] = [errors(edges), errors(2 * edges)]
      for (const [k, error] of coarse.entries()) near(Math.log2(error / fine[k]), 2, 0.05, `order of quantity ${k} at ${edges} edges`)
    }
    for (const error of errors(2000)) assert.ok(error < 1e-6, `error ${error} at 2000 edges`)
  })

test('the work of a load that grows slowly is the bending energy', () => {
  // Simpson over the load: ∫ F dδ = F δ − ∫ δ dF.
  const [load, intervals] = [8, 64]
  const deflections = Array.from({ length: intervals + 1 }, (_, k) => bendRod(unit, { transverse: (load * k) / intervals }).tipDeflection)
  const weighted = deflections.map((value, k) => value * (k === 0 || k === intervals ? 1 : k % 2 === 1 ? 4 : 2))
  const complementary = (weighted.reduce((total, value) => total + value) * load) / intervals / 3
  near(bendRod(unit, { transverse: load }).bendingEnergy, load * deflections[intervals] - complementary, 1e-6, 'energy')
})

test('forces and moments balance to rounding, and no edge stretches', () => {
  const rod = { length: 0.3, bendingStiffness: 2.5e-3, edges: 300 }
  const load = { axial: -0.02, transverse: 0.11, moment: -4e-3 }
  const { x, y, clampMoment, tipDeflection, tipShortening } = bendRod(rod, load)
  near(clampMoment, load.transverse * x[300] - load.axial * y[300] + load.moment, 1e-15, 'moment at the clamp')
  near(tipDeflection, y[300], 0, 'deflection')
  near(tipShortening, rod.length - x[300], 1e-15, 'shortening')
  for (let j = 1; j <= 300; j++) near(Math.hypot(x[j] - x[j - 1], y[j] - y[j - 1]), 1e-3, 1e-16, `edge ${j}`)
})

/** How much half the squared curvature plus the force along the rod varies between joints. */
const spread = (edges: number): number => {
  const { angles } = bendRod({ ...unit, edges }, { transverse: 6, axial: -2 })
  const sums = Array.from({ length: edges - 1 }, (_, j) => {
    const middle = (angles[j] + angles[j + 1]) / 2
    return ((angles[j + 1] - angles[j]) * edges) ** 2 / 2 - 2 * Math.cos(middle) + 6 * Math.sin(middle)
  })
  return Math.max(...sums) - Math.min(...sums)
}

test('half the squared curvature plus the force along the rod is the same everywhere, as Kirchhoff found', () => {
  assert.ok(spread(400) < 5e-5, `spread ${spread(400)}`)
  near(Math.log2(spread(200) / spread(400)), 2, 0.05, 'order')
})

test('mirrored loads give mirrored shapes, and units scale out', () => {
  const load = { axial: -1.5, transverse: 4, moment: 1 }
  const [up, down] = [bendRod(unit, load), bendRod(unit, { axial: -1.5, transverse: -4, moment: -1 })]
  for (const [j, angle] of up.angles.entries()) near(down.angles[j], -angle, 0, `angle ${j}`)
  near(down.bendingEnergy, up.bendingEnergy, 0, 'energy')
  const [length, bendingStiffness] = [0.45, 2.464e-3]
  const force = bendingStiffness / length ** 2
  const wire = bendRod({ length, bendingStiffness }, { axial: -1.5 * force, transverse: 4 * force, moment: force * length })
  near(wire.tipDeflection / length, up.tipDeflection, 1e-12, 'deflection')
  near(wire.bendingEnergy / (force * length), up.bendingEnergy, 1e-11, 'energy')
})

test('limits: a beam under tension, a beam under compression, and a force that draws the rod straight', () => {
  const edges = 2000
  const force = 1e-6
  const tension = bendRod({ ...unit, edges }, { axial: 9, transverse: force })
  near(tension.tipDeflection / force, (1 - Math.tanh(3) / 3) / 9, 1e-7, 'tension')
  const compression = bendRod({ ...unit, edges }, { axial: -2.25, transverse: force })
  near(compression.tipDeflection / force, (Math.tan(1.5) / 1.5 - 1) / 2.25, 2e-5, 'compression')
  // Layer of width √(EI/F) at the clamp: the elliptic integrals with modulus one.
  const drawn = bendRod({ ...unit, edges }, { transverse: 1600 })
  near(drawn.tipAngle, Math.PI / 2, 1e-12, 'angle')
  near(drawn.tipDeflection, 1 - (2 - Math.SQRT2) / 40, 1e-5, 'deflection')
  near(1 - drawn.tipShortening, Math.SQRT2 / 40, 1e-5, 'rest along the axis')
})

test('beyond buckling the tip turns as the complete elliptic integral says, to the side of the imperfection', () => {
  for (const degrees of [5, 20, 60, 100, 120, 160, 176]) {
    const angle = (degrees * Math.PI) / 180
    // K by the arithmetic-geometric mean.
    let [a, b] = [1, Math.cos(angle / 2)]
    for (let k = 0; k < 8; k++) [a, b] = [(a + b) / 2, Math.sqrt(a * b)]
    const axial = -((Math.PI / 2 / a) ** 2)
    for (const side of [1, -1]) {
      const bent = bendRod({ ...unit, edges: 1000 }, { axial, transverse: side * 1e-9 })
      near(bent.tipAngle, side * angle, 2e-4, `${degrees}°`)
      assert.ok(bent.stable)
    }
  }
})

test('a nearly straight rod leaves its axis within one percent of the buckling load', () => {
  const { load } = bucklingOf(unit)
  const deflection = (share: number) => bendRod(unit, { axial: -share * load, transverse: 1e-6 }).tipDeflection
  assert.ok(deflection(0.99) < 1e-4, `${deflection(0.99)} below`)
  assert.ok(deflection(1.01) > 0.15, `${deflection(1.01)} above`)
  const straight = bendRod(unit, { axial: -1.01 * load })
  assert.equal(straight.stable, false)
  assert.equal(straight.tipDeflection, 0)
  assert.equal(bendRod(unit, {}).stable, true)
})

test('refuses rods and loads that are none, and says which', () => {
  const refused: readonly (readonly [() => unknown, RegExp])[] = [
    [() => bendRod({ ...unit, length: 0 }, {}), /length of the rod in m is 0, outside \(0, ∞\)/],
    [() => bendRod({ ...unit, bendingStiffness: NaN }, {}), /bending stiffness of the rod in N·m² is NaN/],
    [() => bendRod({ ...unit, edges: 3 }, {}), /number of edges is 3, outside the whole numbers from 4 to 4000/],
    [() => bendRod({ ...unit, edges: 10.5 }, {}), /number of edges is 10.5/],
    [() => bendRod(unit, { axial: Infinity }), /axial force in N is Infinity/],
    [() => bendRod(unit, { transverse: NaN }), /transverse force in N is NaN/],
    [() => bendRod(unit, { moment: -Infinity }), /moment in N·m is -Infinity/],
    [() => wireBendingStiffness({ diameter: -1e-3, youngsModulus: 80e9 }), /diameter in m is -0.001/],
    [() => wireBendingStiffness({ diameter: 1e-3, youngsModulus: 0 }), /Young's modulus in Pa is 0/],
  ]
  for (const [call, message] of refused) assert.throws(call, { code: 'VASCULAR_RANGE', message })
})

test('refuses loads that the edges cannot resolve, and says how many can', () => {
  assert.throws(() => bendRod({ ...unit, edges: 20 }, { transverse: 100 }), {
    code: 'VASCULAR_TOO_FEW_EDGES',
    message: /20 edges can turn by 1 rad/,
    cure: /at least 80 edges/,
  })
  assert.ok(bendRod({ ...unit, edges: 80 }, { transverse: 100 }).stable)
})

import type { Oracle, OracleComparison } from '@vitalbench/kernel/oracle'
import { bendRod } from './bend-rod.ts'
import { bucklingOf } from './buckling.ts'
import { drawWire } from './capstan.ts'
import published from './oracles.json' with { type: 'json' }
import { wireBendingStiffness } from './rod.ts'

const { tipSmall, elastica, circle, buckling, postBuckling, capstan } = published

const scaledRod = { length: 1, bendingStiffness: 1 }

/** What a rod of 400 edges leaves of its error of second order is below 1e-5. */
const rodTolerance = { tolerance: 1e-5, relative: true }

const compare = (expected: Readonly<Record<string, number>>, observed: Readonly<Record<string, number>>): OracleComparison[] =>
  Object.entries(expected).map(([quantity, value]) => ({ quantity, expected: value, observed: observed[quantity], ...rodTolerance }))

const tips = ({ tipDeflection, tipShortening, tipAngle }: Readonly<Record<'tipDeflection' | 'tipShortening' | 'tipAngle', number>>) => ({
  tipDeflection,
  tipShortening,
  tipAngle,
})

/** Independent numbers that rods, their buckling and wires in bends are held to. */
export const vascularOracles: readonly Oracle[] = [
  {
    id: tipSmall.id,
    method: 'clamped and free wire under a small force at its tip, discrete elastic rod',
    source: tipSmall.source,
    compute: () => {
      const bendingStiffness = wireBendingStiffness(tipSmall.wire)
      const { tipDeflection } = bendRod({ length: tipSmall.length, bendingStiffness }, { transverse: tipSmall.transverse })
      return compare(tipSmall.expected, { bendingStiffness, tipDeflection })
    },
  },
  ...elastica.map(({ id, source, transverse, expected }): Oracle => ({
    id,
    method: 'clamped and free rod under a dead transverse force at its tip, discrete elastic rod of unit length and stiffness',
    source,
    compute: () => compare(expected, tips(bendRod(scaledRod, { transverse }))),
  })),
  {
    id: circle.id,
    method: 'straight rod under a moment at its tip, discrete elastic rod of unit length and stiffness',
    source: circle.source,
    compute: () => {
      const bent = bendRod(scaledRod, { moment: 2 * Math.PI })
      // A regular polygon closes as well as the circle does.
      return compare(circle.expected, { ...tips(bent), bendingEnergy: bent.bendingEnergy }).map((comparison) => ({
        ...comparison,
        tolerance: 1e-12,
        relative: comparison.expected !== 0,
      }))
    },
  },
  {
    id: buckling.id,
    method: 'least eigenvalue of the stability operator of a discrete elastic rod, and the stability of the straight rod 1 % to each side',
    source: buckling.source,
    compute: () => {
      const rod = { length: buckling.length, bendingStiffness: wireBendingStiffness(buckling.wire) }
      const stableAt = (share: number) => Number(bendRod(rod, { axial: -share * buckling.expected.load }).stable)
      return [
        ...compare(buckling.expected, { load: bucklingOf(rod).load }),
        { quantity: 'stable at 99 % of the load', expected: 1, observed: stableAt(0.99), tolerance: 0 },
        { quantity: 'stable at 101 % of the load', expected: 0, observed: stableAt(1.01), tolerance: 0 },
      ]
    },
  },
  ...postBuckling.map(({ id, source, axial, expected }): Oracle => ({
    id,
    method: 'clamped and free rod compressed beyond its buckling load, discrete elastic rod of unit length and stiffness',
    source,
    // A breath of force across the axis chooses the side.
    compute: () => compare(expected, tips(bendRod(scaledRod, { axial, transverse: 1e-9 }))),
  })),
  {
    id: capstan.id,
    method: 'wire drawn over a right angle, even and with a curvature that rises and falls; integrated along the path',
    source: capstan.source,
    compute: () => {
      const wrap = (capstan.wrapDegrees * Math.PI) / 180
      const bends = {
        'tension ratio, even bend': () => wrap,
        'tension ratio, gentle bend': (s: number) => 2 * wrap * Math.sin(Math.PI * s) ** 2,
      }
      return Object.entries(bends).map(([quantity, curvature]) => ({
        quantity,
        expected: capstan.expected.tensionRatio,
        observed: drawWire({ length: 1, curvature, friction: capstan.friction, tension: 1 }).tension,
        tolerance: 1e-9,
        relative: true,
      }))
    },
  },
]

import type { Oracle } from '@vitalbench/kernel/oracle'
import { acceleration } from '../bootstrap-interval.ts'
import published from './resampling.json' with { type: 'json' }

const { city } = published

const ratio = (weight: (row: number) => number): number => {
  let x = 0
  let u = 0
  for (let row = 0; row < city.u.length; row += 1) {
    x += weight(row) * city.x[row]
    u += weight(row) * city.u[row]
  }
  return x / u
}

/** Empirical influence of each row on the ratio, by central differences of the weights. */
const influence = (): Float64Array => {
  const n = city.u.length
  const tilt = 0.001 / n
  const at = (row: number, by: number) => ratio((other) => (1 - by) / n + (other === row ? by : 0))
  return Float64Array.from(city.u, (_, row) => (at(row, tilt) - at(row, -tilt)) / (2 * tilt))
}

/** The acceleration constant of BCa intervals against R's boot, from the empirical influence as its ABC interval has it. */
export const resamplingOracles: readonly Oracle[] = [
  {
    id: city.id,
    method: city.method,
    source: city.source,
    compute: () => {
      const every = Uint32Array.from(city.u, (_, row) => row)
      // Leaving a row out moves a statistic against its influence.
      const leftOut = influence().map((value) => -value)
      const { expected, tolerance, accelerationTolerance } = city
      return [
        { quantity: 'ratio', expected: expected.estimate, observed: ratio(() => 1), tolerance },
        {
          quantity: 'acceleration',
          expected: expected.acceleration,
          observed: acceleration(leftOut, [every]),
          tolerance: accelerationTolerance,
        },
      ]
    },
  },
]

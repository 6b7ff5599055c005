import { defineOracle } from '@vitalbench/kernel/oracle'
import type { Oracle } from '@vitalbench/kernel/oracle'
import { bloodVolumeChange } from '../fluid/blood-volume.ts'
import { pressureControlledBreath } from '../ventilation/pressure-controlled.ts'

const breaths = [
  { id: 'vent-pcv-R10', resistance: 10, ratePerMinute: 15, expected: [0.5, 0.6484985376, 0.647108151, 0.001608006588, 0.03216013175] },
  { id: 'vent-pcv-R20', resistance: 20, ratePerMinute: 20, expected: [1, 0.4740904191, 0.431407787, 0.06752292988, 1.350458598] },
] as const

/** Breaths and volumes that have a closed form. */
export const closedFormOracles: readonly Oracle[] = [
  ...breaths.map(({ id, expected, ...lung }) =>
    defineOracle({
      id,
      method: 'one-compartment lung under pressure control',
      source: 'closed form of the equation of motion, worked independently',
      compute: () => {
        const found = pressureControlledBreath({ ...lung, compliance: 0.05, drivingPressure: 15, inspirationSeconds: 1 })
        return Object.entries(found).map(([quantity, observed], i) => ({
          quantity,
          expected: expected[i],
          observed,
          tolerance: 1e-6,
          relative: true,
        }))
      },
    }),
  ),
  defineOracle({
    id: 'fluid-bv-step',
    method: 'three-parameter response of the blood volume',
    source: 'equations after Bighamian, Reisner, Hahn, Front Physiol 7:390 (2016), worked independently',
    compute: () =>
      [377.37351961, 621.554905588, 372.339881449].map((expected, i) => ({
        quantity: `change at ${[10, 20, 40][i]} min`,
        expected,
        observed: bloodVolumeChange({ alpha: 2, gain: 0.1, infusionMlPerMinute: 50, infusionMinutes: 20 }, [10, 20, 40][i]),
        tolerance: 1e-6,
        relative: true,
      })),
  }),
]

import type { Stream } from '@vitalbench/kernel/numbers'
import { openAutoregression } from './autoregression.ts'
import type { SecondOrder } from './autoregression.ts'
import { sampledSensor } from './sampled-sensor.ts'
import type { SensorError } from './sampled-sensor.ts'
import type { SensorModel } from './sensor-model.ts'

/** Noise in mg/dL, every 5 min: of the sensor itself, and of all sensors on the same person (Vettoretti 2019, table 2). */
export const vettorettiNoise: Readonly<Record<'own' | 'shared', SecondOrder>> = {
  own: { first: 1.22, second: -0.331, variance: 3.641 },
  shared: { first: 1.34, second: -0.492, variance: 5.538 },
}

/** Calibration error after so many days of wear: the factor on glucose, and the offset in mg/dL (Vettoretti 2019, table 1). */
export const vettorettiGain = (days: number): number => 1.048 + days * (-0.033 + 0.002 * days)

/** The offset in mg/dL that belongs to `vettorettiGain`. */
export const vettorettiOffset = (days: number): number => -6.398 + days * (6.179 - 0.448 * days)

/** Calibration that drifts over the life of a sensor, and noise; both forget the last sensor while the next warms up. */
export function vettorettiError(random: Stream): SensorError {
  const own = openAutoregression(random, vettorettiNoise.own)
  const shared = openAutoregression(random, vettorettiNoise.shared)
  let noise = 0
  return {
    advance() {
      noise = own() + shared()
    },
    distorted: (glucose, days) => vettorettiGain(days) * glucose + vettorettiOffset(days) + noise,
  }
}

const display = {
  name: 'vettoretti-g6',
  title: 'Dexcom G6',
  source:
    'Vettoretti, Del Favero, Sparacino, Facchinetti, EMBC 2019, doi 10.1109/embc.2019.8856790: mean calibration and noise of 22 sensors on 11 ' +
    'persons, without the differences between sensors; lag of Basu et al., Diabetes 62:4083 (2013); range, warm-up and life of the user guide',
  warmUp: 120,
  life: 14_400,
  every: 5,
  range: [40, 400],
  resolution: 1,
  lag: 6,
} as const

/** A factory-calibrated sensor that is worn for ten days. */
export const vettorettiG6Sensor = {
  ...display,
  open: (opening) => sampledSensor(display, opening, vettorettiError(opening.stream)),
} as const satisfies SensorModel

import type { SensorModel } from './sensor-model.ts'

/** A sensor without error, delay, range or rounding: it shows the glucose that it is given. */
export const exactSensor = {
  name: 'exact',
  title: 'Ideal sensor',
  source: 'plasma glucose as it is',
  warmUp: 0,
  life: Infinity,
  every: 0,
  range: [0, Infinity],
  resolution: 0,
  lag: 0,
  open: () => ({ read: (_time, plasma) => (Number.isFinite(plasma) ? plasma : NaN) }),
} as const satisfies SensorModel

import { bretonKovatchevSensor } from './breton-kovatchev.ts'
import { exactSensor } from './exact-sensor.ts'
import type { SensorModel } from './sensor-model.ts'
import { vettorettiG6Sensor } from './vettoretti-g6.ts'

/** Names of the glucose sensors. */
export type GlucoseSensorName = 'exact' | 'breton-kovatchev' | 'vettoretti-g6'

/**
 * Glucose sensors by name; all of them take plasma glucose, and make interstitial glucose of it themselves.
 *
 * @example
 * const sensor = glucoseSensors['vettoretti-g6'].open({ stream: stream('study 7', 'case 12', 'sensor'), worn: 1440 })
 * sensor.read(body.time, body.outputs[0]) // mg/dL
 */
export const glucoseSensors: Readonly<Record<GlucoseSensorName, SensorModel>> = {
  exact: exactSensor,
  'breton-kovatchev': bretonKovatchevSensor,
  'vettoretti-g6': vettorettiG6Sensor,
}

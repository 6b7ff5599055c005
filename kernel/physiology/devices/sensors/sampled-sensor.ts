import { fail } from '../errors.ts'
import { requireAtLeast } from '../require-at-least.ts'
import { openFirstOrderLag } from './first-order-lag.ts'
import type { GlucoseSensor, SensorModel, SensorOpening } from './sensor-model.ts'

/** What a sensor makes of the glucose at its site; `advance` is called once for each interval, in order and without gaps. */
export interface SensorError {
  /** Goes on to the interval that begins at a time in min. */
  advance(time: number): void
  /** Signal in mg/dL for interstitial glucose in mg/dL, after so many days of wear. */
  distorted(glucose: number, days: number): number
}

const minutesPerDay = 1440
const rounding = 1e-9

/** A sensor that takes a value once in each interval: lag, warm-up, error, then the display. */
export function sampledSensor(model: Omit<SensorModel, 'open'>, opening: SensorOpening, error: SensorError): GlucoseSensor {
  const { warmUp, life, every, resolution } = model
  const [low, high] = model.range
  const { worn = 0, lag = model.lag } = opening
  requireAtLeast(0, worn, 'wear of the sensor in min')
  requireAtLeast(0, lag, 'lag of the sensor in min')
  const interstitial = openFirstOrderLag(lag)
  let [now, interval, reading] = [0, -1, NaN]

  const shown = (signal: number): number => Math.min(high, Math.max(low, Math.round(signal / resolution) * resolution))

  return {
    read(time, plasma) {
      if (!(time >= now && time < Infinity))
        throw fail('DEVICE_RANGE', { what: 'time of the reading in min', value: time, range: `[${now}, ∞)` })
      now = time
      if (!Number.isFinite(plasma)) return NaN
      const glucose = interstitial(time, plasma)
      const due = Math.floor(time / every + rounding)
      if (due === interval) return reading
      while (interval < due) {
        interval += 1
        error.advance(interval * every)
      }
      const age = (worn + interval * every) % life
      reading = age < warmUp ? NaN : shown(error.distorted(glucose, age / minutesPerDay))
      return reading
    },
  }
}

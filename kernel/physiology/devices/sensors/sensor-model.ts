import type { Stream } from '@vitalbench/kernel/numbers'

/** How a sensor is put on. */
export interface SensorOpening {
  /** The random numbers of this sensor alone; noise depends on it and on time, not on the glucose nor on when it is read. */
  readonly stream: Stream
  /** Minutes that the first sensor has been worn at time 0; 0 by default, so that a session begins with its warm-up. */
  readonly worn?: number
  /** Time constant from plasma to interstitium in min, instead of the model's; 0 where glucose of the sensor site is passed to `read`. */
  readonly lag?: number
}

/** A sensor on a patient. */
export interface GlucoseSensor {
  /**
   * Reading in mg/dL at a time in min ≥ 0, given the plasma glucose of that time in mg/dL. Call it in order of time; between two calls
   * plasma glucose counts as linear. A value is taken at the first call in each interval of `every` min and held until the next; NaN
   * during warm-up, and where glucose is not a finite number. Beyond its range a sensor shows the end of the range.
   */
  read(time: number, plasma: number): number
}

/** A kind of glucose sensor: what it shows is data, what it errs stands in `open`. */
export interface SensorModel {
  readonly name: string
  readonly title: string
  readonly source: string
  /** Minutes after insertion without a reading. */
  readonly warmUp: number
  /** Minutes after which the next sensor is put on, with its own warm-up. */
  readonly life: number
  /** Minutes between two values; 0 for a value at each call. */
  readonly every: number
  /** Least and greatest value shown, mg/dL. */
  readonly range: readonly [low: number, high: number]
  /** Step between two values shown, mg/dL; 0 for none. */
  readonly resolution: number
  /** Time constant in min of the first-order lag that makes interstitial from plasma glucose; 0 for a sensor in plasma. */
  readonly lag: number
  open(opening: SensorOpening): GlucoseSensor
}

/** A lung of one compartment under square-wave pressure control; both pressures in cmH2O above atmosphere. */
export interface PressureControl {
  /** Resistance in cmH2O·s/L. */
  readonly resistance: number
  /** Compliance in L/cmH2O. */
  readonly compliance: number
  readonly drivingPressure: number
  readonly ratePerMinute: number
  readonly inspirationSeconds: number
}

/** Volumes in L, pressure in cmH2O, time constant in s. */
export interface PeriodicBreath {
  readonly timeConstant: number
  readonly firstTidalVolume: number
  readonly tidalVolume: number
  readonly trappedVolume: number
  readonly intrinsicPeep: number
}

/**
 * The first and the periodic breath in closed form, from the equation of motion Paw = R·F + V/C + PEEP of a passive lung.
 *
 * @example
 * pressureControlledBreath({ resistance: 10, compliance: 0.05, drivingPressure: 15, ratePerMinute: 15, inspirationSeconds: 1 })
 */
export function pressureControlledBreath(setting: PressureControl): PeriodicBreath {
  const { resistance, compliance, drivingPressure, ratePerMinute, inspirationSeconds } = setting
  const timeConstant = resistance * compliance
  const a = Math.exp(-inspirationSeconds / timeConstant)
  const b = Math.exp(-(60 / ratePerMinute - inspirationSeconds) / timeConstant)
  const whole = compliance * drivingPressure
  const endInspiration = (whole * (1 - a)) / (1 - a * b)
  return {
    timeConstant,
    firstTidalVolume: whole * (1 - a),
    tidalVolume: endInspiration * (1 - b),
    trappedVolume: endInspiration * b,
    intrinsicPeep: (endInspiration * b) / compliance,
  }
}

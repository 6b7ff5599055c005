/** A blood volume that answers an infusion: `gain` in /min, `alpha` the ratio of volume that leaves to volume that stays. */
export interface BloodVolumeResponse {
  readonly alpha: number
  readonly gain: number
  readonly infusionMlPerMinute: number
  readonly infusionMinutes: number
}

/**
 * Change of the blood volume in mL at a time in min ≥ 0 after the start of a constant infusion, in closed form.
 * Source: Bighamian, Reisner, Hahn, Front Physiol 7:390 (2016); our reading of its equations, without haemorrhage.
 *
 * @example
 * bloodVolumeChange({ alpha: 2, gain: 0.1, infusionMlPerMinute: 50, infusionMinutes: 20 }, 20) // 621.55
 */
export function bloodVolumeChange(response: BloodVolumeResponse, minutes: number): number {
  const { alpha, gain, infusionMlPerMinute: rate, infusionMinutes } = response
  const target = (time: number): number => (rate * time) / (1 + alpha)
  const excess = (time: number): number => ((rate * alpha) / ((1 + alpha) * gain)) * (1 - Math.exp(-gain * time))
  if (minutes <= infusionMinutes) return target(minutes) + excess(minutes)
  return target(infusionMinutes) + excess(infusionMinutes) * Math.exp(-gain * (minutes - infusionMinutes))
}

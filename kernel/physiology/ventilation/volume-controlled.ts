import { fail } from '../errors.ts'

/** A lung of one compartment that gets a constant flow; pressures in cmH2O above atmosphere. */
export interface VolumeControl {
  /** Resistance in cmH2O·s/L, > 0. */
  readonly resistance: number
  /** Compliance in L/cmH2O, > 0. */
  readonly compliance: number
  /** Flow in L/s, > 0. */
  readonly flow: number
  readonly inspirationSeconds: number
  /** Pause at the end of inspiration in s, without flow (default 0). */
  readonly pauseSeconds?: number
  readonly ratePerMinute: number
  readonly peep: number
}

/** Volumes in L, pressures in cmH2O above atmosphere (intrinsic PEEP above PEEP), time constant in s. */
export interface VolumeBreath {
  readonly timeConstant: number
  readonly tidalVolume: number
  /** First breath: at the end of inspiration, and after it without flow. */
  readonly peakPressure: number
  readonly plateauPressure: number
  /** Periodic breath: what is still in the lung when the next one begins. */
  readonly trappedVolume: number
  readonly intrinsicPeep: number
  readonly periodicPeakPressure: number
  readonly periodicPlateauPressure: number
}

/**
 * The first and the periodic breath in closed form, from the equation of motion Paw = R·F + V/C + PEEP of a passive lung that empties
 * against PEEP. Refuses a breath without time for expiration.
 *
 * @example
 * volumeControlledBreath({ resistance: 10, compliance: 0.05, flow: 0.5, inspirationSeconds: 1, ratePerMinute: 15, peep: 5 }).peakPressure // 20
 */
export function volumeControlledBreath(setting: VolumeControl): VolumeBreath {
  const { resistance, compliance, flow, inspirationSeconds, pauseSeconds = 0, ratePerMinute, peep } = setting
  const expiration = 60 / ratePerMinute - inspirationSeconds - pauseSeconds
  if (!(expiration > 0)) throw fail('BODY_RANGE', { what: 'time for expiration in s', value: expiration, range: '(0, ∞)' })
  const timeConstant = resistance * compliance
  const tidalVolume = flow * inspirationSeconds
  const left = Math.exp(-expiration / timeConstant)
  const trappedVolume = (tidalVolume * left) / (1 - left)
  const intrinsicPeep = trappedVolume / compliance
  const plateauPressure = tidalVolume / compliance + peep
  const peakPressure = resistance * flow + plateauPressure
  return {
    timeConstant,
    tidalVolume,
    peakPressure,
    plateauPressure,
    trappedVolume,
    intrinsicPeep,
    periodicPeakPressure: peakPressure + intrinsicPeep,
    periodicPlateauPressure: plateauPressure + intrinsicPeep,
  }
}

/** Airway pressure in cmH2O of the first breath at a time in s from 0 to the end of inspiration, while the constant flow runs. */
export function volumeControlledPressure(
  { resistance, compliance, flow, inspirationSeconds, peep }: VolumeControl,
  seconds: number,
): number {
  if (!(seconds >= 0 && seconds <= inspirationSeconds))
    throw fail('BODY_RANGE', { what: 'time in s', value: seconds, range: `[0, ${inspirationSeconds}]` })
  return resistance * flow + (flow * seconds) / compliance + peep
}

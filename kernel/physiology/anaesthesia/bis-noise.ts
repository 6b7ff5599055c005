import type { Stream } from '@vitalbench/kernel/numbers'
import { expm } from '@vitalbench/kernel/numbers'
import { fail } from './errors.ts'

/** Noise of a BIS monitor: time between two samples in s, standard deviation in index points, damping in (0, 0.7), spectral peak in Hz. */
export interface BisNoiseOptions {
  readonly seconds: number
  readonly deviation?: number
  readonly damping?: number
  readonly peak?: number
}

/**
 * Stationary noise of second order, one sample a call: a damped oscillator driven by white noise, sampled exactly, so that the
 * deviation and the spectrum do not depend on the time between samples. Damping 0.2, peak 0.03 Hz and 3 points, as identified on
 * a steady case of VitalDB (Lee, Park, Yoon et al., Sci Data 9:279, 2022) for the simulator of Aubouin-Pairault, Fiacchini, Dang,
 * J Open Source Softw 8:5480 (2023).
 *
 * @example
 * const noise = bisNoise(stream('study 7', 'case 12', 'BIS noise'), { seconds: 1 })
 * noise()
 */
export function bisNoise(random: Stream, options: BisNoiseOptions): () => number {
  const { seconds, deviation = 3, damping = 0.2, peak = 0.03 } = options
  const limits = [
    ['time between two samples in s', seconds, seconds > 0 && seconds < Infinity, '(0, ∞)'],
    ['deviation', deviation, deviation >= 0 && deviation < Infinity, '[0, ∞)'],
    ['damping', damping, damping > 0 && damping < Math.SQRT1_2, '(0, 0.7071)'],
    ['peak in Hz', peak, peak > 0 && peak < Infinity, '(0, ∞)'],
  ] as const
  for (const [what, value, holds, range] of limits) if (!holds) throw fail('ANAESTHESIA_RANGE', { what, value, range })
  const omega = (2 * Math.PI * peak) / Math.sqrt(1 - 2 * damping * damping)
  // Position and velocity in units of their stationary deviations, so that their stationary covariance is the identity.
  const [a, b, c, d] = expm(Float64Array.of(0, omega * seconds, -omega * seconds, -2 * damping * omega * seconds), 2)
  const first = Math.sqrt(Math.max(0, 1 - a * a - b * b))
  const cross = first > 0 ? -(a * c + b * d) / first : 0
  const second = Math.sqrt(Math.max(0, 1 - c * c - d * d - cross * cross))
  let position = random.normal()
  let velocity = random.normal()
  return () => {
    const sample = deviation * position
    const kick = random.normal()
    const next = a * position + b * velocity + first * kick
    velocity = c * position + d * velocity + cross * kick + second * random.normal()
    position = next
    return sample
  }
}

import { logit } from '@vitalbench/kernel/numbers'
import { fail } from './errors.ts'
import type { ClassSizes } from './scored-cases.ts'
import { countPositives } from './scored-cases.ts'

/** Cases with a binary reference and a predicted probability of the event in [0, 1]. */
export interface Predictions {
  readonly labels: Uint8Array
  readonly probabilities: Float64Array
}

/** Checks predictions (equal lengths, labels 0 or 1, every probability in [0, 1]) and counts the classes. */
export function checkPredictions({ labels, probabilities }: Predictions): ClassSizes {
  if (probabilities.length !== labels.length)
    throw fail('STATISTICS_LENGTHS', { what: 'probabilities', length: probabilities.length, expected: labels.length })
  for (let row = 0; row < probabilities.length; row += 1)
    if (!(probabilities[row] >= 0 && probabilities[row] <= 1)) throw fail('STATISTICS_PROBABILITY', { value: probabilities[row], row })
  const positives = countPositives(labels)
  return { positives, negatives: labels.length - positives }
}

/** Probabilities held inside [clip, 1 − clip], and how many had to be moved. */
export function clipped(probabilities: Float64Array, clip: number): { readonly values: Float64Array; readonly count: number } {
  if (!(clip > 0 && clip < 0.5)) throw fail('STATISTICS_RANGE', { what: 'clip', value: clip, range: '(0, 0.5)' })
  let count = 0
  const values = probabilities.map((p) => {
    const held = Math.min(1 - clip, Math.max(clip, p))
    if (held !== p) count += 1
    return held
  })
  return { values, count }
}

/** Log-odds of probabilities held inside [clip, 1 − clip], and how many had to be moved. */
export function clippedLogits(probabilities: Float64Array, clip: number): { readonly values: Float64Array; readonly count: number } {
  const { values, count } = clipped(probabilities, clip)
  return { values: values.map(logit), count }
}

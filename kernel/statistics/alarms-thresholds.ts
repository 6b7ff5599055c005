import { argsort, sum } from '@vitalbench/kernel/numbers'
import { checkOffsets, onsetHour } from './alarms.ts'
import type { UtilityParameters } from './alarms-utility.ts'
import { labelLeadOf, patientUtilities, sepsisUtility2019, utilityOfAlarm, utilityOfSilence } from './alarms-utility.ts'
import type { ScoredCases } from './scored-cases.ts'
import { classSizes } from './scored-cases.ts'

/** Normalised utility at every distinct threshold, descending (alarm where score ≥ threshold). */
export interface UtilityByThreshold {
  readonly thresholds: Float64Array
  readonly utility: Float64Array
}

/** What an alarm in each hour adds to the utility over silence in that hour. */
function gains(labels: Uint8Array, offsets: Uint32Array, parameters: UtilityParameters): Float64Array {
  const gain = new Float64Array(labels.length)
  for (let patient = 0; patient + 1 < offsets.length; patient += 1) {
    const from = offsets[patient]
    const to = offsets[patient + 1]
    const onset = onsetHour(labels, from, to, labelLeadOf(parameters))
    for (let at = from; at < to; at += 1) {
      const d = at - from - onset
      if (onset < 0) gain[at] = parameters.falsePositive - parameters.trueNegative
      else if (d <= parameters.late) gain[at] = utilityOfAlarm(d, parameters) - utilityOfSilence(d, parameters)
    }
  }
  return gain
}

/**
 * Normalised utility at every distinct score as threshold, in one sort; null where no alarm can gain anything (no event).
 *
 * @example
 * const curve = utilityByThreshold({ labels, scores, offsets })
 */
export function utilityByThreshold(
  { labels, scores, offsets }: ScoredCases & { readonly offsets: Uint32Array },
  parameters: UtilityParameters = sepsisUtility2019,
): UtilityByThreshold | null {
  classSizes({ labels, scores })
  checkOffsets(offsets, labels.length)
  const { best, silent } = patientUtilities({ labels, alarms: new Uint8Array(labels.length), offsets }, parameters)
  const room = sum(best) - sum(silent)
  if (room === 0) return null
  const gain = gains(labels, offsets, parameters)
  const order = argsort(scores)
  const thresholds: number[] = []
  const utility: number[] = []
  let total = 0
  for (let at = order.length - 1; at >= 0; at -= 1) {
    total += gain[order[at]]
    if (at > 0 && scores[order[at - 1]] === scores[order[at]]) continue
    thresholds.push(scores[order[at]])
    utility.push(total / room)
  }
  return { thresholds: Float64Array.from(thresholds), utility: Float64Array.from(utility) }
}

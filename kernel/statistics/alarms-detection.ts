import type { AlarmTally } from './alarms-tally.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import type { LevelOption } from './proportion.ts'

/** Share of events detected by so many hours before onset, with limits; `hoursBefore` descends from the horizon to 0. */
export interface DetectionCurve {
  readonly hoursBefore: Float64Array
  readonly share: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly atRisk: Uint32Array
  readonly method: string
}

/**
 * Time to detection by Kaplan-Meier: time runs from onset − horizon; patients enter with their first hour and leave undetected at
 * onset or with their last hour. Only patients with an event who were observed in the window count.
 *
 * @example
 * const { hoursBefore, share } = timeToDetection(tally)
 */
export function timeToDetection({ rule, patients, hours, onset, lead }: AlarmTally, options: LevelOption = {}): DetectionCurve {
  const { horizon } = rule
  const times: number[] = []
  const events: number[] = []
  const entries: number[] = []
  for (let patient = 0; patient < patients; patient += 1) {
    if (onset[patient] < 0) continue
    const start = onset[patient] - horizon
    const lastHour = Math.min(hours[patient] - 1, onset[patient])
    if (lastHour < Math.max(0, start)) continue
    // The first hour itself can detect, so entry lies half an hour before it.
    entries.push(Math.max(0, start) - start - 0.5)
    times.push(lead[patient] >= 0 ? horizon - lead[patient] : lastHour - start)
    events.push(lead[patient] >= 0 ? 1 : 0)
  }
  const curve = kaplanMeier(
    { times: Float64Array.from(times), events: Uint8Array.from(events), entries: Float64Array.from(entries) },
    options,
  )
  return {
    hoursBefore: curve.times.map((time) => horizon - time),
    share: curve.survival.map((survival) => 1 - survival),
    low: curve.high.map((limit) => 1 - limit),
    high: curve.low.map((limit) => 1 - limit),
    atRisk: curve.atRisk,
    method: curve.method,
  }
}

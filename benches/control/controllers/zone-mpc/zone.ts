/** Upper end of the zone in mg/dL. */
export const zoneHigh = 140

/** Lower end of the zone in mg/dL by day and by night, and hours at which one begins to become the other and has done so. */
const [day, night] = [80, 90] as const
const [morning, evening] = [
  [5, 7],
  [22, 24],
] as const

/**
 * Lower end of the zone at an hour of the day, in mg/dL: 80 by day, 90 by night, in a straight line between.
 * After Gondhalekar, Dassau, Doyle, Automatica 71:237 (2016); hours and ends from memory [check].
 */
export function zoneLow(hour: number): number {
  const at = hour % 24
  const byNight = Math.min(1, Math.max(0, (morning[1] - at) / (morning[1] - morning[0]), (at - evening[0]) / (evening[1] - evening[0])))
  return day + (night - day) * byNight
}

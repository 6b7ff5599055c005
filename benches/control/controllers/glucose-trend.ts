import { periodMinutes } from './glucose-loop.ts'

/** Share of what a reading tells beyond what was expected that is believed; ours. */
const [ofLevel, ofSlope] = [0.4, 0.1] as const

/** Periods without a reading after which a trend begins anew. */
const patience = 6

/** Glucose in mg/dL and its slope in mg/dL/min, as readings tell them by and by; NaN before the first one. */
export interface GlucoseTrend {
  glucose: number
  slope: number
  /** Takes a reading in mg/dL, NaN where none came. */
  see(reading: number): void
}

/** Glucose and its slope out of noisy readings, by a filter of fixed gains that satisfy b = a² / (2 − a). Benedict, Bordner, IRE Trans Automat Contr 7:27 (1962). */
export function glucoseTrend(): GlucoseTrend {
  let silent = patience
  const trend: GlucoseTrend = {
    glucose: NaN,
    slope: 0,
    see: (reading) => {
      const missing = Number.isNaN(reading)
      if (silent >= patience && !missing) {
        trend.glucose = reading
        trend.slope = 0
      } else {
        trend.glucose += periodMinutes * trend.slope
        if (!missing) {
          const error = reading - trend.glucose
          trend.glucose += ofLevel * error
          trend.slope += (ofSlope * error) / periodMinutes
        }
      }
      silent = missing ? silent + 1 : 0
    },
  }
  return trend
}

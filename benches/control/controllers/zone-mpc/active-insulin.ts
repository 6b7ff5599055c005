/** Periods of 5 min after which insulin is no longer at work: four hours. */
const periods = 48

/** Remembers the insulin that was given, and tells how much of it is at work. */
export interface ActiveInsulin {
  /** U above the basal insulin in a period. */
  give(index: number, insulin: number): void
  /** U of earlier periods that are still at work in a period. */
  at(index: number): number
}

/** Insulin at work, in U, which falls in a straight line over four hours, as pumps count it. Walsh, Roberts, Bailey, J Diabetes Sci Technol 5:129 (2011). */
export function activeInsulin(): ActiveInsulin {
  const given = new Float64Array(periods)
  return {
    give: (index, insulin) => void (given[index % periods] = insulin),
    at: (index) => {
      let sum = 0
      for (let age = 1; age < periods; age++) sum += given[(index - age + periods) % periods] * (1 - age / periods)
      return sum
    },
  }
}

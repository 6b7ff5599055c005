/** A confidence interval; `level` in (0, 1), `method` names how it was made (for example `DeLong, logit scale`). */
export interface Interval {
  readonly low: number
  readonly high: number
  readonly level: number
  readonly method: string
}

/**
 * What every statistic of this kernel returns. `value` or `interval` is null where it is not estimable,
 * and then `reason` says why; never NaN. `n` counts the units that entered, `events` the positives among them.
 */
export interface Estimate {
  readonly value: number | null
  readonly interval: Interval | null
  readonly standardError?: number | null
  readonly n: number
  readonly events?: number
  readonly method: string
  readonly reason?: string
}

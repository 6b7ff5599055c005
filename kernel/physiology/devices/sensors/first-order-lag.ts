/** Follows a signal: takes the time and the value of now, gives the lagged value. */
export type Lag = (time: number, value: number) => number

/**
 * First-order lag y' = (u - y)/constant, solved exactly for an input that is linear between two calls; it starts at rest with the first
 * value. Time and constant have the same unit; a constant of 0 passes the signal on.
 */
export function openFirstOrderLag(constant: number): Lag {
  let [lastTime, lastValue, level] = [NaN, NaN, NaN]
  return (time, value) => {
    const step = time - lastTime
    if (constant === 0 || Number.isNaN(step)) level = value
    else if (step > 0) {
      const behind = ((value - lastValue) / step) * constant
      level = value - behind + (level - lastValue + behind) * Math.exp(-step / constant)
    }
    lastTime = time
    lastValue = value
    return level
  }
}

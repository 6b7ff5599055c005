/** What was true at earlier moments, for an output that lags behind. */
export interface History {
  /** Keeps a copy of `values` as they are at a time, which is not before the last one kept. */
  remember(time: number, values: Float64Array): void
  /** Copies the last values kept at or before a time into `into` and gives the time since; before the first moment that one, and 0. */
  recall(time: number, into: Float64Array): number
}

/** A history of rows of `width` numbers; what lies before the last time asked for is forgotten. */
export function openHistory(width: number): History {
  let capacity = 16
  let times = new Float64Array(capacity)
  let rows = new Float64Array(capacity * width)
  let first = 0
  let count = 0

  const grow = (): void => {
    const [oldTimes, oldRows] = [times, rows]
    times = new Float64Array(2 * capacity)
    rows = new Float64Array(2 * capacity * width)
    for (let k = 0; k < count; k++) {
      const from = (first + k) % capacity
      times[k] = oldTimes[from]
      rows.set(oldRows.subarray(from * width, (from + 1) * width), k * width)
    }
    first = 0
    capacity *= 2
  }

  return {
    remember(time, values) {
      if (count === capacity) grow()
      const at = (first + count) % capacity
      times[at] = time
      for (let j = 0; j < width; j++) rows[at * width + j] = values[j]
      count += 1
    },
    recall(time, into) {
      while (count > 1 && times[(first + 1) % capacity] <= time) {
        first = (first + 1) % capacity
        count -= 1
      }
      for (let j = 0; j < width; j++) into[j] = rows[first * width + j]
      return Math.max(0, time - times[first])
    },
  }
}

/** What the stomach remembers of the meal: the amounts that its rate of emptying is measured against, in mg. */
export interface FoodMemory {
  /** Held by the stomach when eating started, and eaten since. */
  readonly before: number
  readonly eaten: number
  /** Takes in what is eaten, in g/min, during the next `duration` of a minute at most, before it is integrated; `stomach` in mg. */
  eat(carbohydrate: number, duration: number, stomach: number): void
}

/**
 * The memory of a meal, which keeps its values until eating starts again.
 * Source: the convention of jxx123/simglucose, `simglucose/patient/t1dpatient.py`.
 */
export function foodMemory(): FoodMemory {
  let eating = false
  const memory = {
    before: 0,
    eaten: 0,
    eat(carbohydrate: number, duration: number, stomach: number) {
      if (carbohydrate > 0 && !eating) {
        memory.before = stomach
        memory.eaten = 0
      }
      eating = carbohydrate > 0
      memory.eaten += 1000 * carbohydrate * duration
    },
  }
  return memory
}

import type { S2008Parameters } from './parameters.ts'

/** Parameters of the stomach. */
export type Stomach = Pick<S2008Parameters, 'kmin' | 'kmax' | 'b' | 'd'>

/**
 * Rate of gastric emptying in 1/min at `stomach` mg of glucose in it, of a meal of `meal` mg (what the stomach held before included);
 * without a meal, kmax.
 * Source: Dalla Man, Camilleri, Cobelli, IEEE Trans Biomed Eng 53:2472 (2006).
 */
export function emptying({ kmin, kmax, b, d }: Stomach, stomach: number, meal: number): number {
  if (meal <= 0) return kmax
  const slowing = 5 / (2 * meal * (1 - b))
  const speeding = 5 / (2 * meal * d)
  return kmin + ((kmax - kmin) / 2) * (Math.tanh(slowing * (stomach - b * meal)) - Math.tanh(speeding * (stomach - d * meal)) + 2)
}

/** Intervals of the table: in between, a cubic departs from the two tangents by less than 1e-8 of kmax. */
export const emptyingIntervals = 512

/** The rate of emptying by share of the meal in the stomach, 0 to 1: four coefficients of a cubic for each interval, lowest first. */
export function emptyingTable({ kmin, kmax, b, d }: Stomach): Float64Array {
  const half = (kmax - kmin) / 2
  const [slowing, speeding] = [2.5 / (1 - b), 2.5 / d]
  const width = 1 / emptyingIntervals
  const table = new Float64Array(4 * emptyingIntervals)
  let rate = NaN
  let slope = NaN
  for (let k = 0; k <= emptyingIntervals; k++) {
    const [rateBefore, slopeBefore] = [rate, slope]
    const slowed = Math.tanh(slowing * (k * width - b))
    const sped = Math.tanh(speeding * (k * width - d))
    rate = kmin + half * (slowed - sped + 2)
    slope = width * half * (slowing * (1 - slowed ** 2) - speeding * (1 - sped ** 2))
    if (k === 0) continue
    const rise = rate - rateBefore
    table.set([rateBefore, slopeBefore, 3 * rise - 2 * slopeBefore - slope, slopeBefore + slope - 2 * rise], 4 * (k - 1))
  }
  return table
}

/** Passes amounts on in whole quanta, in the same unit; a quantum of 0 stands for any amount. */
export type Carry = (amount: number, quantum: number) => number

/** Opens a carry: what is below one quantum waits for the next amount, so that the sum passed on lags the sum taken by less than one. */
export function openCarry(): Carry {
  let rest = 0
  return (amount, quantum) => {
    rest += amount
    const passed = wholeQuanta(rest, quantum)
    rest -= passed
    return passed
  }
}

// Sums of decimal fractions miss a whole quantum by their rounding.
const rounding = 1e-9

/** The greatest whole number of quanta in an amount, as an amount; all of it for a quantum of 0. */
export const wholeQuanta = (amount: number, quantum: number): number =>
  quantum > 0 ? Math.floor(amount / quantum + rounding) * quantum : amount

/** What a pump takes of an order: at most its limit; nothing where the order is negative or not a finite number. */
export const takenOrder = (order: number, maximum: number): number => (order > 0 && order < Infinity ? Math.min(order, maximum) : 0)

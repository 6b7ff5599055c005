/** What a resource costs: an hour in minor units, how many units are taken, and the discount of members in hundredths of a percent. */
export interface Tariff {
  readonly resource: string
  readonly name: string
  readonly rate: number
  readonly units: number
  readonly discountBp: number
}

/** One line of a price, in minor units. */
export interface PriceLine {
  readonly resource: string
  readonly name: string
  readonly minutes: number
  readonly rate: number
  readonly gross: number
  readonly discount: number
  readonly net: number
}

/** A price in minor units of a currency; the lines add up to it exactly. */
export interface Price {
  readonly lines: readonly PriceLine[]
  readonly gross: number
  readonly discount: number
  readonly total: { readonly minor: number; readonly currency: string }
}

/** Integer quotient, halves up, of values that are not negative; exact beyond 2^53 in between. */
const divide = (numerator: bigint, denominator: bigint): bigint => (2n * numerator + denominator) / (2n * denominator)

/** Shares of a whole number in proportion to weights: whole numbers that add up to it, the largest remainders first, then the first ones. */
export function shareOut(whole: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => BigInt(whole) * BigInt(weight))
  const floors = exact.map((value) => Number(value / BigInt(sum)))
  const rest = whole - floors.reduce((a, b) => a + b, 0)
  const first = new Set(
    exact
      .map((value, index) => ({ index, remainder: value % BigInt(sum) }))
      .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
      .slice(0, rest)
      .map(({ index }) => index),
  )
  return floors.map((floor, index) => floor + (first.has(index) ? 1 : 0))
}

/**
 * The price of a slot of some minutes: each line rounded to the minor unit, the discount rounded once over all lines and shared out so
 * that nothing is lost or gained.
 *
 * @example
 * priceOf({ tariffs: [{ resource, name: 'CT', rate: 12_000, units: 1, discountBp: 1000 }], minutes: 90, member: true, currency: 'EUR' }).total // 162.00 EUR
 */
export function priceOf(options: {
  readonly tariffs: readonly Tariff[]
  readonly minutes: number
  readonly member: boolean
  readonly currency: string
}): Price {
  const { tariffs, minutes, member, currency } = options
  // Slots may end on any millisecond.
  const time = BigInt(Math.round(minutes * 60_000))
  const grosses = tariffs.map(({ rate, units }) => Number(divide(BigInt(rate) * BigInt(units) * time, 3_600_000n)))
  const weights = tariffs.map(({ discountBp }, index) => (member ? grosses[index] * discountBp : 0))
  const discount = Number(divide(BigInt(weights.reduce((a, b) => a + b, 0)), 10_000n))
  const shares = shareOut(discount, weights)
  const lines = tariffs.map(({ resource, name, rate, units }, index) => ({
    resource,
    name,
    minutes: minutes * units,
    rate,
    gross: grosses[index],
    discount: shares[index],
    net: grosses[index] - shares[index],
  }))
  const gross = grosses.reduce((a, b) => a + b, 0)
  return { lines, gross, discount, total: { minor: gross - discount, currency } }
}

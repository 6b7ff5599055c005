/** Two shares of a dose, close together: it holds at one and breaks at the other. `monotone`: of the shares tried, all above break too. */
export interface Bracket {
  readonly holds: number
  readonly breaks: number
  readonly monotone: boolean
}

const scanned = 8

/**
 * The smallest share of a dose that breaks, known to hold at 0 and to break at 1: eighths first, so that a course that goes up and down is
 * seen, then bisection down to `tolerance`.
 *
 * @example
 * await mildestShare(async (share) => share > 0.3, 0.02) // { holds: 0.296875, breaks: 0.3125, monotone: true }
 */
export async function mildestShare(breaks: (share: number) => Promise<boolean>, tolerance: number): Promise<Bracket> {
  const shares = Array.from({ length: scanned - 1 }, (_, i) => (i + 1) / scanned)
  const broken: boolean[] = []
  for (const share of shares) broken.push(await breaks(share))
  const at = broken.indexOf(true)
  let [low, high] = [at < 0 ? shares[shares.length - 1] : (shares[at - 1] ?? 0), at < 0 ? 1 : shares[at]]
  while (high - low > tolerance) {
    const middle = (low + high) / 2
    if (await breaks(middle)) high = middle
    else low = middle
  }
  return { holds: low, breaks: high, monotone: at < 0 || broken.slice(at).every(Boolean) }
}

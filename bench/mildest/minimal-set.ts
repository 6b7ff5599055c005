/** Whether a set of parts, by their numbers in ascending order, breaks what is asked for. */
export type Breaks = (kept: readonly number[]) => Promise<boolean>

/** Numbers in `count` parts of as equal length as can be. */
function slices(numbers: readonly number[], count: number): readonly (readonly number[])[] {
  return Array.from({ length: count }, (_, i) =>
    numbers.slice(Math.floor((i * numbers.length) / count), Math.floor(((i + 1) * numbers.length) / count)),
  )
}

const without = (numbers: readonly number[], removed: readonly number[]): readonly number[] =>
  numbers.filter((number) => !removed.includes(number))

async function first(candidates: readonly (readonly number[])[], breaks: Breaks): Promise<readonly number[] | null> {
  for (const candidate of candidates) if (await breaks(candidate)) return candidate
  return null
}

/**
 * The parts of `all` that still break: none of them can be left out alone. The first such set that delta debugging meets, which need not be
 * the smallest of all. `all` itself has to break. Source: Zeller, Hildebrandt, IEEE Trans Softw Eng 28:183 (2002), algorithm ddmin.
 *
 * @example
 * await minimalSet([0, 1, 2, 3], async (kept) => kept.includes(1) && kept.includes(3)) // [1, 3]
 */
export async function minimalSet(all: readonly number[], breaks: Breaks): Promise<readonly number[]> {
  let kept = all
  let grain = 2
  while (kept.length >= 2) {
    const parts = slices(kept, grain)
    const part = await first(parts, breaks)
    // With two parts their complements are the parts themselves.
    const rest =
      part || grain === 2
        ? null
        : await first(
            parts.map((each) => without(kept, each)),
            breaks,
          )
    if (part) [kept, grain] = [part, 2]
    else if (rest) [kept, grain] = [rest, Math.max(grain - 1, 2)]
    else if (grain < kept.length) grain = Math.min(2 * grain, kept.length)
    else break
  }
  return kept
}

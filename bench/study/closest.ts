/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours that lead from a to b. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    before = previous
    previous = row
  }
  return previous[b.length]
}

/** The known word that a mistyped one most resembles, at most a third of its letters away and whatever its case; null if none does. */
export function closest(word: string, known: readonly string[]): string | null {
  const most = Math.max(1, Math.floor(word.length / 3))
  const ranked = known
    .map((candidate) => ({ candidate, away: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((a, b) => a.away - b.away)
  return ranked.length > 0 && ranked[0].away <= most ? ranked[0].candidate : null
}

/** A cure for a word that is not known: the one that was meant, or all that could have been. */
export function didYouMean(word: string, known: readonly string[]): string {
  const meant = closest(word, known)
  if (meant !== null) return `did you mean "${meant}"?`
  return known.length === 0 ? 'remove it' : `choose from ${known.join(', ')}`
}

import type { Outcome, OutcomeValue } from '@vitalbench/bench'
import { completeOutcomes } from '@vitalbench/kernel/bundle'

/** One value of one case that differs between two runs; `field` is `case`, `status`, `reason` or the name of a value. */
export interface OutcomeDifference {
  readonly case: string
  readonly field: string
  readonly first: OutcomeValue
  readonly second: OutcomeValue
}

/** How two runs of the same cases compare: all differing cases counted, the first differences listed. */
export interface OutcomeComparison {
  readonly same: boolean
  readonly cases: number
  readonly differing: number
  readonly differences: readonly OutcomeDifference[]
  /** Largest absolute difference between two numbers of the same place, where both are numbers; 0 without any. */
  readonly largest: number
}

const sameValue = (a: OutcomeValue, b: OutcomeValue): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((item, i) => Object.is(item, b[i])) : Object.is(a, b)

const distance = (a: OutcomeValue, b: OutcomeValue): number => {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b)
  if (!Array.isArray(a) || !Array.isArray(b)) return 0
  return a.reduce<number>((largest, item, i) => Math.max(largest, distance(item, b[i] ?? null)), 0)
}

const fieldsOf = ({ status, reason, values }: Outcome): Readonly<Record<string, OutcomeValue>> => ({ status, reason, ...values })

const compareCase = (first: Outcome, second: Outcome): readonly OutcomeDifference[] => {
  const [a, b] = [fieldsOf(first), fieldsOf(second)]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .map((field) => ({ case: first.case, field, first: a[field] ?? null, second: b[field] ?? null }))
    .filter((difference) => !sameValue(difference.first, difference.second))
}

/**
 * Compares the outcomes of two runs case by case and bit for bit, also −0 with 0. A case that only one run has,
 * or that stands at another place, differs in the field `case`. Lists the first `limit` differences, 10 unless told.
 */
export function compareOutcomes(first: readonly Outcome[], second: readonly Outcome[], limit = 10): OutcomeComparison {
  const [a, b] = [completeOutcomes(first), completeOutcomes(second)]
  const differences: OutcomeDifference[] = []
  let differing = 0
  let largest = 0
  const cases = Math.max(a.length, b.length)
  for (let i = 0; i < cases; i++) {
    const [x, y] = [a[i], b[i]]
    const found =
      x?.case === y?.case ? compareCase(x, y) : [{ case: (x ?? y).case, field: 'case', first: x?.case ?? null, second: y?.case ?? null }]
    if (found.length > 0) differing++
    for (const difference of found) {
      largest = Math.max(largest, distance(difference.first, difference.second))
      if (differences.length < limit) differences.push(difference)
    }
  }
  return { same: differing === 0, cases, differing, differences, largest }
}

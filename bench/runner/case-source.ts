import type { Bench, Case, Lab, Outcome } from '../contract.ts'
import { fail } from '../errors.ts'
import type { Numbered } from './messages.ts'

/** The cases of a bench that have no outcome yet, in order; each taken once, however many take from it. */
export interface CaseSource {
  /** Up to `most` further cases; none at the end. */
  readonly take: (most: number) => Promise<readonly Numbered[]>
  /** How many cases the range has with those that had an outcome already; null until its end is reached. */
  readonly total: () => number | null
}

/** A stretch of the cases of a study by their indices: from the first of them to the one behind the last. */
export type CaseRange = readonly [from: number, to: number]

/** All cases, however many there are. */
export const allCases: CaseRange = [0, Infinity]

/** What cases are listed from, and which of them. */
export interface Listing<P> {
  readonly plan: P
  readonly lab: Lab
  readonly known: ReadonlyMap<number, Outcome>
  readonly range?: CaseRange
}

/** Lists the cases of a plan one after the other, skipping those that the journal has; ids are unique and those of the journal. */
export function listCases<P, C extends Case>(bench: Bench<P, C>, { plan, lab, known, range = allCases }: Listing<P>): CaseSource {
  const [from, to] = range
  const cases = bench.cases(plan, lab)[Symbol.asyncIterator]()
  const ids = new Set<string>()
  let index = 0
  let total: number | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const finish = (): null => {
    total = Math.max(0, index - from)
    for (const [at, { case: other }] of known) if (at >= index) throw fail('JOURNAL_CASE_DIFFERS', { index: at, id: 'not there', other })
    return null
  }
  const next = async (): Promise<Numbered | null> => {
    for (;;) {
      if (total !== null) return null
      if (index >= to) return finish()
      const { value, done } = await cases.next()
      if (done) return finish()
      const { id } = value as Case
      const at = index++
      if (ids.has(id)) throw fail('CASE_ID_TWICE', { index: at, id })
      ids.add(id)
      if (at < from) continue
      const other = known.get(at)?.case
      if (other === undefined) return { index: at, case: value }
      if (other !== id) throw fail('JOURNAL_CASE_DIFFERS', { index: at, id, other })
    }
  }
  const takeNow = async (most: number): Promise<readonly Numbered[]> => {
    const taken: Numbered[] = []
    while (taken.length < most) {
      const one = await next()
      if (one === null) break
      taken.push(one)
    }
    return taken
  }
  return {
    take: (most) => {
      const taken = turn.then(() => takeNow(most))
      turn = taken
      return taken
    },
    total: () => total,
  }
}

/** How many cases a plan has: as its bench says, else by listing them; null where there are more than `most`. */
export async function countCases<P, C extends Case>(
  bench: Bench<P, C>,
  { plan, lab, most = Infinity }: { readonly plan: P; readonly lab: Lab; readonly most?: number },
): Promise<number | null> {
  const said = (await bench.count?.(plan, lab)) ?? null
  if (said !== null) return said > most ? null : said
  let count = 0
  for await (const _ of bench.cases(plan, lab)) if (++count > most) return null
  return count
}

import type { Bench, Case, Lab, Outcome } from '../contract.ts'
import { fail } from '../errors.ts'
import type { Numbered } from './messages.ts'

/** The cases of a bench that have no outcome yet, in order; each taken once, however many take from it. */
export interface CaseSource {
  /** Up to `most` further cases; none at the end. */
  readonly take: (most: number) => Promise<readonly Numbered[]>
  /** How many cases there are with those that had an outcome already; null until the end is reached. */
  readonly total: () => number | null
}

/** Lists the cases of a plan one after the other, skipping those that the journal has; ids are unique and those of the journal. */
export function listCases<P, C extends Case>(
  bench: Bench<P, C>,
  { plan, lab, known }: { plan: P; lab: Lab; known: ReadonlyMap<number, Outcome> },
): CaseSource {
  const cases = bench.cases(plan, lab)[Symbol.asyncIterator]()
  const ids = new Set<string>()
  let index = 0
  let total: number | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const finish = (): null => {
    total = index
    for (const [at, { case: other }] of known) if (at >= index) throw fail('JOURNAL_CASE_DIFFERS', { index: at, id: 'not there', other })
    return null
  }
  const next = async (): Promise<Numbered | null> => {
    for (;;) {
      if (total !== null) return null
      const { value, done } = await cases.next()
      if (done) return finish()
      const { id } = value as Case
      const at = index++
      if (ids.has(id)) throw fail('CASE_ID_TWICE', { index: at, id })
      ids.add(id)
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

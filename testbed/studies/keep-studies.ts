import type { Context } from '@vitalbench/platform/operations'
import { moveVisit, tiesOf } from './store.ts'

/** Gives what a visit made to a person; the house asks it when that visitor has signed in. */
export async function keepStudies({ visit, person }: { readonly visit: string; readonly person: string }, { database }: Context) {
  const studies = await moveVisit(database, visit, person)
  const { runs, evidence } = await tiesOf(database, studies)
  return { studies: studies.length, runs, evidence }
}

import { factsOfPeople, localDate, namesOf, policiesOf, windowOf, wordReasons } from '@vitalbench/centre/gates'
import type { Facts, GateTables } from '@vitalbench/centre/gates'
import type { Selectable } from 'kysely'
import type { Context } from '@vitalbench/platform/operations'
import { isManager, isSelf } from '../acting.ts'
import { affiliationCourse } from '../affiliation.ts'
import type { AffiliationStretch } from '../affiliation.ts'
import type { AffiliationShown } from '../shown.ts'
import { peopleIn } from '../tables.ts'
import { text } from '../text.ts'

/** An affiliation as it is kept. */
export type AffiliationRow = Selectable<GateTables['affiliation']>

/** Role of those who sign for their organisation. */
export const signatory = 'signatory'

const isSigned = (row: AffiliationRow): boolean => row.person_signed_at !== null && row.organisation_signed_at !== null

// How far ahead a change of state is foreseen.
const horizon = 400 * 86_400_000

/** How affiliations stand at this instant and what becomes of them as things are, in the order in which they are given. */
export async function standingsOf(
  rows: readonly AffiliationRow[],
  { database, zone, now }: Pick<Context, 'database' | 'zone' | 'now'>,
): Promise<readonly (readonly AffiliationStretch[])[]> {
  if (rows.length === 0) return []
  const persons = [...new Set(rows.map(({ person }) => person))]
  const organisations = [...new Set(rows.map(({ organisation }) => organisation))]
  const facts: Facts = await factsOfPeople(database, { persons, organisations, now })
  const policies = await policiesOf(database)
  const from = now.getTime()
  return rows.map((row) => {
    const { id, person, organisation, jurisdiction } = row
    const term = { validFrom: row.valid_from, validUntil: row.valid_until, withdrawnAt: row.withdrawn_at }
    // The bond is to the centre as a whole, at none of its sites.
    const place = { jurisdiction, zone, site: 'centre' }
    const affiliation = { id, person, organisation, signed: isSigned(row), ...term }
    return affiliationCourse({ affiliation, policies, facts, place }, { from, until: from + horizon })
  })
}

/** Organisations for which the caller may sign. */
async function signsFor({ database, actor, now, zone }: Context): Promise<(organisation: string) => boolean> {
  if (isManager(actor)) return () => true
  if (actor.kind === 'guest' || actor.organisation === null) return () => false
  const { appointments } = await factsOfPeople(database, { persons: [actor.id], organisations: [], now })
  const at = now.getTime()
  const signs = appointments.some((row) => {
    const { start, end } = windowOf(row, zone)
    return row.role === signatory && start <= at && at < end
  })
  return (organisation) => signs && organisation === actor.organisation
}

/** The side for which the caller can sign an affiliation now. */
export async function sidesOf(context: Context): Promise<(row: AffiliationRow) => AffiliationShown['maySign']> {
  const { actor, now, zone } = context
  const mayFor = await signsFor(context)
  return (row) => {
    const self = isSelf(actor, row.person)
    const over = windowOf({ validUntil: row.valid_until, withdrawnAt: row.withdrawn_at }, zone).end <= now.getTime()
    if (over) return null
    if (self) return row.person_signed_at === null ? 'person' : null
    // Whoever signs does so by name: the centre itself signs nothing.
    return row.organisation_signed_at === null && actor.kind !== 'system' && mayFor(row.organisation) ? 'organisation' : null
  }
}

/** Affiliations with their live state, in the reader's language. */
export async function showAffiliations(rows: readonly AffiliationRow[], context: Context): Promise<readonly AffiliationShown[]> {
  const { database, actor, now, zone } = context
  const { language } = actor
  const standings = await standingsOf(rows, context)
  const names = await namesOf(database, [
    ...rows.flatMap(({ person, organisation }) => [person, organisation]),
    ...standings.flatMap(([{ because }]) => because.flatMap(({ values }) => Object.values(values).map(String))),
  ])
  const sideOf = await sidesOf(context)
  const slot = { start: now.toISOString(), end: new Date(now.getTime() + 1).toISOString() }
  const catalogue: Readonly<Record<string, string>> = text[language]
  return rows.map((row, index) => {
    const [{ state, because }, next] = standings[index]
    return {
      affiliation: row.id,
      person: { id: row.person, name: names[row.person] },
      organisation: { id: row.organisation, name: names[row.organisation] },
      jurisdiction: row.jurisdiction,
      validFrom: row.valid_from,
      validUntil: row.valid_until,
      endedAt: row.withdrawn_at,
      signedByPerson: row.person_signed_at?.toISOString() ?? null,
      signedByOrganisation: row.organisation_signed_at?.toISOString() ?? null,
      state,
      stateName: catalogue[`affiliation.${state}`],
      about: catalogue[`affiliation.${state}.about`] ?? null,
      next:
        next === undefined
          ? null
          : { state: next.state, stateName: catalogue[`affiliation.${next.state}`], on: localDate(next.from, zone) },
      reasons: [...wordReasons(because, slot, { language, names })],
      maySign: sideOf(row),
    }
  })
}

/** All affiliations of some people. */
export const affiliationsOf = (database: Context['database'], persons: readonly string[]): Promise<AffiliationRow[]> =>
  peopleIn(database)
    .selectFrom('affiliation')
    .selectAll()
    .where('person', 'in', [...persons])
    .orderBy('id')
    .execute()

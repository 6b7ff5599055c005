import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Sql } from '@vitalbench/platform/database'
import { noFacts } from '../facts.ts'
import type { Facts } from '../facts.ts'
import type { FactTable } from './change-facts.ts'

/** Whom and what the facts are about; only runs of courses that begin after `now` can be booked. */
export interface PeopleInQuestion {
  readonly persons: readonly string[]
  readonly organisations: readonly string[]
  readonly projects?: readonly string[]
  readonly subjects?: readonly string[]
  readonly datasets?: readonly string[]
  readonly now: Date
}

const uuids = (list: readonly string[]): RawBuilder<unknown> => sql`${[...list]}::uuid[]`
const texts = (list: readonly string[]): RawBuilder<unknown> => sql`${[...list]}::text[]`

/**
 * All facts about people and papers that decisions about them can stand on, in one query: everything of {@link Facts} except
 * resources, calibrations and bookings.
 *
 * @example
 * const facts = { ...(await factsOfPeople(database, { persons: [anna], organisations: [ki], now })), resources, calibrations, bookings }
 */
export async function factsOfPeople(database: Sql, about: PeopleInQuestion): Promise<Facts> {
  const { persons, organisations, projects = [], subjects = [], datasets = [], now } = about
  const which: Readonly<Record<FactTable, RawBuilder<unknown>>> = {
    credentials: sql`person = any(${uuids(persons)})`,
    issuers: sql`true`,
    affiliations: sql`person = any(${uuids(persons)}) and organisation = any(${uuids(organisations)})`,
    appointments: sql`person = any(${uuids(persons)})`,
    approvals: sql`project = any(${texts(projects)})`,
    consents: sql`project = any(${texts(projects)}) and subject = any(${texts(subjects)})`,
    agreements: sql`organisation = any(${uuids(organisations)}) and dataset = any(${texts(datasets)})`,
    dosimeters: sql`person = any(${uuids(persons)})`,
    courseRuns: sql`start > ${now.toISOString()}`,
    contacts: sql`true`,
  }
  const columns = Object.entries(which).map(
    ([table, where]) =>
      sql`(select coalesce(jsonb_agg(row), '[]') from ${sql.id(`fact_${table.toLowerCase()}`)} as row where ${where}) as ${sql.id(table)}`,
  )
  const { rows } = await sql<Facts>`select ${sql.join(columns)}`.execute(database)
  return { ...noFacts, ...rows[0] }
}

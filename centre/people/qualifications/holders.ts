import { sql } from 'kysely'
import { gatesIn, openStandings, policiesOf } from '@vitalbench/centre/gates'
import type { Credential, GateTables, Standings } from '@vitalbench/centre/gates'
import type { Context } from '@vitalbench/platform/operations'
import type { Sql } from '@vitalbench/platform/database'
import type { Selectable } from 'kysely'

/** A qualification as it is kept. */
export type QualificationRow = Selectable<GateTables['qualification']>

/** A kept qualification as the gates see it. */
export const credentialIn = (row: QualificationRow): Credential => ({
  id: row.id,
  person: row.person,
  type: row.type,
  edition: row.edition,
  issuer: row.issuer,
  issuedOn: row.issued_on,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  validMonths: row.valid_months,
  courseOn: row.course_on,
  sites: row.sites,
  withdrawnAt: row.withdrawn_at,
  proof: row.proof,
})

/** The country whose rules bind each of some people: that of their latest affiliation, else that of their organisation. */
export async function jurisdictionsOf(database: Sql, persons: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await sql<{ id: string; jurisdiction: string | null }>`
    select person.id, coalesce(
      (select jurisdiction from affiliation where affiliation.person = person.id and withdrawn_at is null order by valid_from desc, id limit 1),
      organisation.country) as jurisdiction
    from person left join organisation on organisation.id = person.organisation
    where person.id = any(${[...new Set(persons)]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, jurisdiction }) => [id, jurisdiction]))
}

/** The issuers of the trust list, by id. */
export async function issuersOf(database: Sql) {
  const rows = await gatesIn(database).selectFrom('issuer').selectAll().execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Standings of what people hold, by the rules of the place at this instant; with the names of issuers. */
export async function standingsNow({
  database,
  zone,
  now,
}: Pick<Context, 'database' | 'zone' | 'now'>): Promise<Standings & { readonly issuerNames: ReadonlyMap<string, string> }> {
  const issuers = [...(await issuersOf(database)).values()]
  const standings = openStandings({
    policies: await policiesOf(database),
    issuers: issuers.map((row) => ({ ...row, validFrom: row.valid_from, validUntil: row.valid_until, withdrawnAt: row.withdrawn_at })),
    zone,
    at: now.getTime(),
  })
  return { ...standings, issuerNames: new Map(issuers.map(({ id, name }) => [id, name])) }
}

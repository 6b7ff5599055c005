import { localDate, nameOfTerm } from '@vitalbench/centre/gates'
import type { Context } from '@vitalbench/platform/operations'
import type { Sql } from '@vitalbench/platform/database'
import type { QualificationShown } from '../shown.ts'
import { peopleIn } from '../tables.ts'
import { text } from '../text.ts'
import { credentialIn, jurisdictionsOf, standingsNow } from './holders.ts'
import type { QualificationRow } from './holders.ts'
import { daysUntil, stateOf } from './state.ts'

/** Which of some qualifications were renewed by another that was not revoked. */
async function supersededOf(database: Sql, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await peopleIn(database)
    .selectFrom('qualification')
    .select('supersedes')
    .where('supersedes', 'in', [...ids])
    .where('withdrawn_at', 'is', null)
    .where('proof', 'in', ['signature', 'seen'])
    .execute()
  return new Set(rows.map(({ supersedes }) => supersedes!))
}

/** Qualifications as their holders and officers see them, in the reader's language and by the rules that bind the holder. */
export async function showQualifications(rows: readonly QualificationRow[], context: Context): Promise<readonly QualificationShown[]> {
  if (rows.length === 0) return []
  const { database, now, zone, actor } = context
  const { language } = actor
  const at = now.getTime()
  const today = localDate(at, zone)
  const standings = await standingsNow(context)
  const bound = await jurisdictionsOf(
    database,
    rows.map(({ person }) => person),
  )
  const superseded = await supersededOf(
    database,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const standing = standings.of(credentialIn(row), bound.get(row.person) ?? null)
    const state = stateOf(standing, { at, today, superseded: superseded.has(row.id) })
    return {
      qualification: row.id,
      type: row.type,
      name: nameOfTerm(row.type, language),
      edition: row.edition,
      issuer: row.issuer,
      issuerName: standings.issuerNames.get(row.issuer) ?? row.issuer,
      trusted: standing.trusted,
      issuedOn: row.issued_on,
      validFrom: row.valid_from,
      validUntil: row.valid_until,
      lastDay: standing.lastDay,
      daysLeft: standing.lastDay === null ? null : daysUntil(standing.lastDay, today),
      state,
      stateName: text[language][`qualification.${state}`],
      proof: row.proof,
      proofName: text[language][`proof.${row.proof}`],
      sites: row.sites,
      revocation: row.withdrawn_at === null ? null : { at: row.withdrawn_at, reason: row.reason ?? '' },
      supersedes: row.supersedes,
      exportable: row.credential !== null && row.withdrawn_at === null,
    }
  })
}

/** One qualification as shown. */
export const showQualification = async (row: QualificationRow, context: Context): Promise<QualificationShown> =>
  (await showQualifications([row], context))[0]

import { sql } from 'kysely'
import { changeFacts, localDate } from '@vitalbench/centre/gates'
import { notify } from '@vitalbench/centre/notices'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { callerOf, isOfficer, isSelf, personNamed, qualificationNamed } from '../acting.ts'
import { tellSuspended } from '../affiliations/tell-suspended.ts'
import { fail } from '../errors.ts'
import { checkQualificationDates, proofOf } from '../qualification.ts'
import type { Qualification } from '../qualification.ts'
import type { QualificationShown } from '../shown.ts'
import { peopleIn } from '../tables.ts'
import { credentialIn, issuersOf, jurisdictionsOf, standingsNow } from './holders.ts'
import { showQualification, showQualifications } from './show.ts'

/** Where the web shows what a person holds. */
export const pageOf = (person: string): string => `/people/${person}`

/** Id of the issuer of the trust list whom a paper names by id or name; the name itself for any other. */
async function issuerIdOf({ database }: Context, issuer: string): Promise<string> {
  const issuers = await issuersOf(database)
  if (issuers.has(issuer)) return issuer
  const named = [...issuers.values()].find(({ name }) => name.toLowerCase() === issuer.trim().toLowerCase())
  return named?.id ?? issuer.trim()
}

/** Adds a qualification: of the caller as a claim, of somebody else as seen by an officer. */
export async function addQualification(
  input: Qualification & { readonly person?: string | undefined },
  context: Context,
): Promise<QualificationShown> {
  const { database, actor, now, zone } = context
  const caller = callerOf(actor)
  const { person = caller, type, edition, issuer, sites, issuedOn, validFrom, validUntil, validMonths, courseOn, supersedes } = input
  if (person !== caller && !isOfficer(actor)) throw failOperation('OPERATION_NOT_YOURS', { what: 'the file of qualifications' })
  await personNamed(database, person)
  checkQualificationDates({ type, issuedOn, validFrom, validUntil }, zone)
  if (supersedes !== undefined && (await qualificationNamed(database, supersedes)).person !== person)
    throw failOperation('OPERATION_NOT_FOUND', { what: 'qualification', id: supersedes })
  const proof = proofOf({ person, enteredBy: caller, sound: false, issuerKnown: true })
  const seen = proof === 'seen'
  const row = {
    person,
    type,
    edition,
    issuer: await issuerIdOf(context, issuer),
    sites,
    issued_on: issuedOn,
    valid_from: validFrom,
    valid_until: validUntil,
    valid_months: validMonths,
    course_on: courseOn,
    supersedes,
    proof,
    ...(seen ? { seen_by: caller, seen_on: localDate(now.getTime(), zone) } : {}),
  }
  const [id] = await changeFacts(context, 'credentials', {
    write: async () => (await peopleIn(database).insertInto('qualification').values(row).returning('id').execute()).map((each) => each.id),
  })
  if (seen) {
    const first = validFrom ?? issuedOn ?? localDate(now.getTime(), zone)
    await notify(context, { person, kind: 'qualification.entered', values: { type, validFrom: first }, link: pageOf(person) })
  }
  return showQualification(await qualificationNamed(database, id), context)
}

/** Enters that an officer has seen the paper of a claim. */
export async function confirmQualification(id: string, context: Context): Promise<QualificationShown> {
  const { database, actor, now, zone } = context
  const row = await qualificationNamed(database, id)
  const caller = callerOf(actor)
  if (isSelf(actor, row.person)) throw fail('PEOPLE_OWN_PAPER', { what: 'qualification' })
  if (row.withdrawn_at !== null) throw fail('PEOPLE_REVOKED', { id, on: row.withdrawn_at })
  if (row.proof !== 'signature')
    await changeFacts(context, 'credentials', {
      ids: [id],
      write: async () =>
        void (await peopleIn(database)
          .updateTable('qualification')
          .set({ proof: 'seen', seen_by: caller, seen_on: localDate(now.getTime(), zone) })
          .where('id', '=', id)
          .execute()),
    })
  return showQualification(await qualificationNamed(database, id), context)
}

/** Revokes a qualification; what stands on it is decided again, and its holder is told. */
export async function revokeQualification(
  input: { readonly qualification: string; readonly at?: string | undefined; readonly reason: string },
  context: Context,
): Promise<QualificationShown> {
  const { database, now } = context
  const { qualification: id, at = now.toISOString(), reason } = input
  const { person, type, withdrawn_at } = await qualificationNamed(database, id)
  if (withdrawn_at !== null) throw fail('PEOPLE_REVOKED', { id, on: withdrawn_at })
  await changeFacts(context, 'credentials', {
    ids: [id],
    write: async () =>
      void (await peopleIn(database).updateTable('qualification').set({ withdrawn_at: at, reason }).where('id', '=', id).execute()),
  })
  await notify(context, { person, kind: 'qualification.revoked', values: { type, reason }, link: pageOf(person) })
  await tellSuspended(context, [person])
  return showQualification(await qualificationNamed(database, id), context)
}

/** Qualifications that count, were proven and are the last of their kind of their holder, with the last day on which they do. */
export async function lastOfKind(context: Pick<Context, 'database' | 'zone' | 'now'>) {
  const { database } = context
  const rows = await peopleIn(database)
    .selectFrom('qualification')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where('proof', 'in', ['signature', 'seen'])
    .orderBy('id')
    .execute()
  const standings = await standingsNow(context)
  const bound = await jurisdictionsOf(
    database,
    rows.map(({ person }) => person),
  )
  const standing = rows.map((row) => ({ row, standing: standings.of(credentialIn(row), bound.get(row.person) ?? null) }))
  const kinds = Map.groupBy(
    standing.filter((each) => each.standing.trusted),
    ({ row }) => `${row.person} ${row.type}`,
  )
  return [...kinds.values()].map((same) => same.reduce((last, next) => (next.standing.end > last.standing.end ? next : last)))
}

/** Lists what has lapsed or lapses within some days and is not renewed, the most urgent first. */
export async function listAttention(
  { days, limit, offset }: { readonly days: number; readonly limit: number; readonly offset: number },
  context: Context,
) {
  const { database, now } = context
  const until = now.getTime() + days * 86_400_000
  const urgent = (await lastOfKind(context))
    .filter(({ standing: { end } }) => end <= until)
    .toSorted((a, b) => a.standing.end - b.standing.end)
  const shown = await showQualifications(
    urgent.slice(offset, offset + limit).map(({ row }) => row),
    context,
  )
  const holders = await peopleIn(database)
    .selectFrom('qualification')
    .innerJoin('person', 'person.id', 'qualification.person')
    .leftJoin('organisation', 'organisation.id', 'person.organisation')
    .select(['qualification.id', 'person.id as person', 'person.name', 'organisation.id as organisation', 'organisation.name as of'])
    .where(sql<boolean>`qualification.id = any(${shown.map(({ qualification }) => qualification)}::uuid[])`)
    .execute()
  const holderOf = new Map(holders.map((holder) => [holder.id, holder]))
  return {
    rows: shown.map((row) => {
      const { person, name, organisation, of } = holderOf.get(row.qualification)!
      return { ...row, person: { id: person, name }, organisation: organisation && of ? { id: organisation, name: of } : null }
    }),
    total: urgent.length,
  }
}

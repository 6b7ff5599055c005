import { changeFacts, dateOf, localDate, windowOf } from '@vitalbench/centre/gates'
import { notify } from '@vitalbench/centre/notices'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { affiliationNamed, callerOf, isOfficer, organisationNamed, personNamed } from '../acting.ts'
import { fail } from '../errors.ts'
import type { AffiliationShown } from '../shown.ts'
import { peopleIn } from '../tables.ts'
import { affiliationsOf, showAffiliations, sidesOf } from './show.ts'

const pageOf = (person: string): string => `/people/${person}`

async function shownOne(id: string, context: Context): Promise<AffiliationShown> {
  const [shown] = await showAffiliations([await affiliationNamed(context.database, id)], context)
  return shown
}

/** Proposes an affiliation; throws PEOPLE_PERIOD, and PEOPLE_AFFILIATED where one through the same organisation is in force at the time. */
export async function affiliate(
  input: {
    readonly person: string
    readonly organisation: string
    readonly validFrom: string
    readonly validUntil?: string | undefined
    readonly jurisdiction?: string | undefined
  },
  context: Context,
): Promise<{ affiliation: string }> {
  const { database, zone } = context
  const { person, organisation, validFrom, validUntil } = input
  const { name } = await personNamed(database, person)
  const { name: through, country } = await organisationNamed(database, organisation)
  if (validUntil !== undefined && validUntil < validFrom)
    throw fail('PEOPLE_PERIOD', { what: 'affiliation', id: name, start: validFrom, end: validUntil })
  const wanted = windowOf({ validFrom, validUntil }, zone)
  const clash = (await affiliationsOf(database, [person])).some((row) => {
    const { start, end } = windowOf({ validFrom: row.valid_from, validUntil: row.valid_until, withdrawnAt: row.withdrawn_at }, zone)
    return row.organisation === organisation && start < wanted.end && wanted.start < end
  })
  if (clash) throw fail('PEOPLE_AFFILIATED', { person: name, organisation: through })
  const [id] = await changeFacts(context, 'affiliations', {
    write: async () =>
      (
        await peopleIn(database)
          .insertInto('affiliation')
          .values({ person, organisation, jurisdiction: input.jurisdiction ?? country, valid_from: validFrom, valid_until: validUntil })
          .returning('id')
          .execute()
      ).map((row) => row.id),
  })
  await notify(context, { person, kind: 'affiliation.proposed', values: { organisation: through }, link: pageOf(person) })
  return { affiliation: id }
}

/** Signs an affiliation for one of its two sides; nobody signs for both. */
export async function signAffiliation(
  { affiliation: id, side }: { readonly affiliation: string; readonly side?: 'person' | 'organisation' | undefined },
  context: Context,
): Promise<AffiliationShown> {
  const { database, actor, now, zone } = context
  const caller = callerOf(actor)
  const row = await affiliationNamed(database, id)
  const over = windowOf({ validUntil: row.valid_until, withdrawnAt: row.withdrawn_at }, zone)
  if (over.end <= now.getTime()) throw fail('PEOPLE_AFFILIATION_OVER', { on: localDate(over.end, zone) })
  const may = (await sidesOf(context))(row)
  const wanted = side ?? may ?? (caller === row.person ? 'person' : 'organisation')
  if (may !== wanted) {
    const signed = wanted === 'person' ? row.person_signed_at : row.organisation_signed_at
    if (signed !== null) throw fail('PEOPLE_SIGNED', { side: wanted })
    throw failOperation('OPERATION_NOT_YOURS', { what: `the signature of the ${wanted}` })
  }
  await changeFacts(context, 'affiliations', {
    ids: [id],
    write: async () =>
      void (await peopleIn(database)
        .updateTable('affiliation')
        .set(wanted === 'person' ? { person_signed_at: now } : { organisation_signed_at: now, organisation_signed_by: caller })
        .where('id', '=', id)
        .execute()),
  })
  const shown = await shownOne(id, context)
  if (wanted === 'organisation' && shown.state === 'active')
    await notify(context, {
      person: row.person,
      kind: 'affiliation.active',
      values: { organisation: shown.organisation.name },
      link: pageOf(row.person),
    })
  return shown
}

/** Ends an affiliation; throws PEOPLE_AFFILIATION_OVER where it has ended already. */
export async function endAffiliation(
  { affiliation: id, on, reason }: { readonly affiliation: string; readonly on?: string | undefined; readonly reason: string },
  context: Context,
): Promise<AffiliationShown> {
  const { database, now, zone } = context
  const row = await affiliationNamed(database, id)
  if (row.withdrawn_at !== null) throw fail('PEOPLE_AFFILIATION_OVER', { on: dateOf(row.withdrawn_at, zone) })
  await changeFacts(context, 'affiliations', {
    ids: [id],
    write: async () =>
      void (await peopleIn(database)
        .updateTable('affiliation')
        .set({ withdrawn_at: on ?? now.toISOString(), reason })
        .where('id', '=', id)
        .execute()),
  })
  const shown = await shownOne(id, context)
  await notify(context, {
    person: row.person,
    kind: 'affiliation.ended',
    values: { organisation: shown.organisation.name, reason },
    link: pageOf(row.person),
  })
  return shown
}

/** Lists affiliations: all of them to officers, to others their own and those that they can sign for their organisation. */
export async function listAffiliations(
  input: {
    readonly person?: string | undefined
    readonly organisation?: string | undefined
    readonly limit: number
    readonly offset: number
  },
  context: Context,
) {
  const { database, actor } = context
  const { person, organisation, limit, offset } = input
  const officer = isOfficer(actor)
  const sideOf = await sidesOf(context)
  const found = await peopleIn(database)
    .selectFrom('affiliation')
    .selectAll()
    .$if(person !== undefined, (query) => query.where('person', '=', person!))
    .$if(organisation !== undefined, (query) => query.where('organisation', '=', organisation!))
    .$if(!officer, (query) =>
      query.where(({ or, eb }) =>
        or([eb('person', '=', callerOf(actor)), ...(actor.organisation === null ? [] : [eb('organisation', '=', actor.organisation)])]),
      ),
    )
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .execute()
  const visible = officer ? found : found.filter((row) => row.person === actor.id || sideOf(row) === 'organisation')
  return { rows: [...(await showAffiliations(visible.slice(offset, offset + limit), context))], total: visible.length }
}

import { sql } from 'kysely'
import { compareText } from '@vitalbench/kernel/language'
import type { Language } from '@vitalbench/kernel/language'
import { hasRole } from '@vitalbench/platform/access'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { callerOf, isManager, isSelf, organisationNamed, personNamed } from './acting.ts'
import { fail } from './errors.ts'
import type { PersonRow } from './shown.ts'
import { peopleIn } from './tables.ts'

type Given = PersonRow['roles'][number]

/** Lists people by name, in the order of the reader's language. */
export async function listPeople(
  input: {
    readonly search?: string | undefined
    readonly organisation?: string | undefined
    readonly limit: number
    readonly offset: number
  },
  { database, actor }: Context,
): Promise<{ rows: PersonRow[]; total: number }> {
  const { search = '', organisation, limit, offset } = input
  const found = await peopleIn(database)
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.id', 'person.organisation')
    .select(['person.id', 'person.name', 'person.roles', 'organisation.id as of', 'organisation.name as ofName'])
    .where(sql<boolean>`position(search_words(${search}) in person.words) > 0`)
    .$if(organisation !== undefined, (query) => query.where('person.organisation', '=', organisation!))
    .execute()
  const compare = compareText(actor.language)
  const rows = found.toSorted((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1)).slice(offset, offset + limit)
  return {
    rows: rows.map(({ id, name, roles, of, ofName }) => ({
      person: id,
      name,
      organisation: of === null || ofName === null ? null : { id: of, name: ofName },
      roles,
    })),
    total: found.length,
  }
}

/** The role `operator` gives power over the machine: only those who have it give and take it. */
function checkOperator(context: Context, name: string, before: readonly Given[], after: readonly Given[]): void {
  const changes = before.includes('operator') !== after.includes('operator')
  if (changes && !hasRole(context.actor, ['operator'])) throw fail('PEOPLE_OPERATOR', { name })
}

/** Registers somebody; throws PEOPLE_EMAIL_TAKEN. */
export async function register(
  input: {
    readonly name: string
    readonly email: string
    readonly language: Language
    readonly organisation?: string | undefined
    readonly roles: readonly Given[]
  },
  context: Context,
): Promise<{ person: string }> {
  const { name, email, language, organisation, roles } = input
  checkOperator(context, name, [], roles)
  if (organisation !== undefined) await organisationNamed(context.database, organisation)
  const row = await peopleIn(context.database)
    .insertInto('person')
    .values({ name, email, language, organisation, roles: [...new Set(roles)] })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw fail('PEOPLE_EMAIL_TAKEN', { email })
  return { person: row.id }
}

/** Gives a person other roles; throws PEOPLE_OPERATOR or PEOPLE_LAST_MANAGER. */
export async function setRoles(
  { person, roles }: { readonly person: string; readonly roles: readonly Given[] },
  context: Context,
): Promise<{ person: string; roles: Given[] }> {
  const tables = peopleIn(context.database)
  const { name, roles: before } = await personNamed(context.database, person)
  const after = [...new Set(roles)]
  checkOperator(context, name, before, after)
  if (before.includes('centreManager') && !after.includes('centreManager')) {
    // Locked, so that two managers do not dismiss each other at the same moment.
    const managers = await tables
      .selectFrom('person')
      .select('id')
      .where(sql<boolean>`'centreManager' = any(roles)`)
      .orderBy('id')
      .forUpdate()
      .execute()
    if (managers.length === 1) throw fail('PEOPLE_LAST_MANAGER', { name })
  }
  await tables.updateTable('person').set({ roles: after }).where('id', '=', person).execute()
  return { person, roles: after }
}

/** Changes a profile: the own one, or as centre manager that of others. */
export async function updateProfile(
  input: {
    readonly person?: string | undefined
    readonly name?: string | undefined
    readonly language?: Language | undefined
    readonly organisation?: string | null | undefined
  },
  context: Context,
): Promise<{ person: string }> {
  const { database, actor } = context
  const { person = callerOf(actor), name, language, organisation } = input
  const manager = isManager(actor)
  if (!manager && !isSelf(actor, person)) throw failOperation('OPERATION_NOT_YOURS', { what: 'the profile' })
  if (!manager && organisation !== undefined) throw failOperation('OPERATION_NOT_YOURS', { what: 'the choice of an organisation' })
  await personNamed(database, person)
  if (organisation) await organisationNamed(database, organisation)
  if (name !== undefined || language !== undefined || organisation !== undefined)
    await peopleIn(database).updateTable('person').set({ name, language, organisation }).where('id', '=', person).execute()
  return { person }
}

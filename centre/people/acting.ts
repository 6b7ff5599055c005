import { hasRole } from '@vitalbench/platform/access'
import type { Actor } from '@vitalbench/platform/access'
import type { Sql } from '@vitalbench/platform/database'
import { failOperation } from '@vitalbench/platform/operations'
import { fail } from './errors.ts'
import { peopleIn } from './tables.ts'

/** Id of the person who asks; throws PEOPLE_NOBODY for a guest and for the centre itself. */
export function callerOf({ kind, id }: Actor): string {
  if (kind === 'guest' || kind === 'system') throw fail('PEOPLE_NOBODY', { kind })
  return id
}

export { isOfficer, isSelf, organisationNamed, personNamed } from '@vitalbench/centre/gates'

/** Whether an actor manages the centre. */
export const isManager = (actor: Actor): boolean => actor.kind === 'system' || hasRole(actor, ['centreManager'])

/** An affiliation by id; throws OPERATION_NOT_FOUND. */
export async function affiliationNamed(database: Sql, id: string) {
  const row = await peopleIn(database).selectFrom('affiliation').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'affiliation', id })
  return row
}

/** A qualification by id; throws OPERATION_NOT_FOUND. */
export async function qualificationNamed(database: Sql, id: string) {
  const row = await peopleIn(database).selectFrom('qualification').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'qualification', id })
  return row
}

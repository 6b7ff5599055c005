import { hasRole } from '@vitalbench/platform/access'
import type { Actor } from '@vitalbench/platform/access'
import type { Sql } from '@vitalbench/platform/database'
import { failOperation } from '@vitalbench/platform/operations'
import { gatesIn } from './kept/tables.ts'

/** Whether an actor is a given person. */
export const isSelf = ({ kind, id }: Actor, person: string): boolean => kind !== 'guest' && kind !== 'system' && id === person

/** Whether an actor looks after what people hold: lab and centre managers and data stewards, and the centre itself. */
export const isOfficer = (actor: Actor): boolean => actor.kind === 'system' || hasRole(actor, ['labManager', 'centreManager', 'steward'])

/** A person by id; throws OPERATION_NOT_FOUND. */
export async function personNamed(database: Sql, id: string) {
  const row = await gatesIn(database).selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'person', id })
  return row
}

/** An organisation by id; throws OPERATION_NOT_FOUND. */
export async function organisationNamed(database: Sql, id: string) {
  const row = await gatesIn(database).selectFrom('organisation').select(['id', 'name', 'country']).where('id', '=', id).executeTakeFirst()
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'organisation', id })
  return row
}

/** Id of the person who asks, for columns that say who entered something; null for the centre itself. */
export const enteredBy = ({ kind, id }: Actor): string | null => (kind === 'system' || kind === 'guest' ? null : id)

/** The person whom an operation is about: the caller where nobody is named; throws OPERATION_NOT_YOURS for somebody else without leave. */
export function personMeant(
  actor: Actor,
  person: string | undefined,
  { leave, what }: { readonly leave: boolean; readonly what: string },
): string {
  if (person === undefined) {
    if (actor.kind === 'system') throw failOperation('OPERATION_NOT_FOUND', { what: 'person', id: actor.id })
    return actor.id
  }
  if (!leave && !isSelf(actor, person)) throw failOperation('OPERATION_NOT_YOURS', { what })
  return person
}

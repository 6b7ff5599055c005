import { hasRole, working } from '@vitalbench/platform/access'
import type { Actor } from '@vitalbench/platform/access'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

const column = (table: string, name: string): RawBuilder<unknown> => sql.ref(`${table}.${name}`)

const own = ({ kind, id }: Actor, table: string, withVisits: boolean): RawBuilder<boolean> => {
  if (kind === 'guest') return withVisits ? sql`coalesce(${column(table, 'visit')} = ${id}, false)` : sql`false`
  return sql`coalesce(${column(table, 'person')} = ${id}::uuid, false)`
}

const ofOrganisation = ({ kind, organisation }: Actor, table: string): RawBuilder<boolean> =>
  kind === 'guest' || organisation === null ? sql`false` : sql`coalesce(${column(table, 'organisation')} = ${organisation}::uuid, false)`

/** `maySee` as a condition on a table that has the columns of an owner; products have no visits. */
export const visible = (actor: Actor, table: string, withVisits = true): RawBuilder<boolean> =>
  actor.kind === 'system'
    ? sql`true`
    : sql`(${column(table, 'public')} or ${own(actor, table, withVisits)} or ${ofOrganisation(actor, table)})`

/** `mayChange` as a condition. */
export const owned = (actor: Actor, table: string, withVisits = true): RawBuilder<boolean> => {
  if (actor.kind === 'system') return sql`true`
  return hasRole(actor, working)
    ? sql`(${own(actor, table, withVisits)} or ${ofOrganisation(actor, table)})`
    : own(actor, table, withVisits)
}

import { sql } from 'kysely'
import { failOperation } from '@vitalbench/platform/operations'
import type { Context } from '@vitalbench/platform/operations'
import { iso } from '../clock.ts'
import { fail } from '../errors.ts'
import { siteNamed } from '../places/named.ts'
import { stateOf } from './list.ts'
import type { conditions, itemKinds, ItemState } from './loan.ts'

/** Adds a thing to the pool, or changes it by its serial number. */
export async function addLoanItem(
  input: {
    readonly site: string
    readonly kind: (typeof itemKinds)[number]
    readonly name: string
    readonly serial: string
    readonly platform: string
    readonly condition: (typeof conditions)[number]
    readonly retired: boolean
  },
  { database, now }: Context,
): Promise<{ item: string }> {
  const { site, kind, name, serial, platform, condition, retired } = input
  await siteNamed(database, site)
  const { rows } = await sql<{ id: string }>`
    insert into loan_item (site, kind, name, serial, platform, condition, retired_at)
    values (${site}, ${kind}, ${name}, ${serial}, ${platform}, ${condition}, ${retired ? now : null})
    on conflict (serial) do update set site = excluded.site, kind = excluded.kind, name = excluded.name, platform = excluded.platform,
      condition = excluded.condition, retired_at = excluded.retired_at returning id`.execute(database)
  return { item: rows[0].id }
}

/** Hands a thing to a person. Throws LAB_LOAN_OPEN for one that is out, not wiped, damaged or retired, and LAB_LOAN_DUE. */
export async function lend(
  input: { readonly item: string; readonly person: string; readonly due: string; readonly note: string },
  { database, actor, now }: Context,
): Promise<{ loan: string }> {
  const { item, person, note } = input
  const due = new Date(input.due)
  if (due <= now) throw fail('LAB_LOAN_DUE', { due: iso(due) })
  // Who lends the same thing at the same moment waits here, and then sees that it is out.
  await sql`select from loan_item where id = ${item} for update`.execute(database)
  const { rows: items } = await sql<{ name: string; condition: string; state: ItemState }>`
    select i.name, i.condition, ${stateOf} as state from loan_item i left join loan l on l.item = i.id and l.wiped_at is null
    where i.id = ${item}`.execute(database)
  if (items.length === 0) throw failOperation('OPERATION_NOT_FOUND', { what: 'thing of the loan pool', id: item })
  const [{ name, condition, state }] = items
  if (state !== 'available') throw fail('LAB_LOAN_OPEN', { item: name, state })
  const people = await sql`select from person where id = ${person}`.execute(database)
  if (people.rows.length === 0) throw failOperation('OPERATION_NOT_FOUND', { what: 'person', id: person })
  const { rows } = await sql<{ id: string }>`
    insert into loan (item, person, lent_by, lent_at, due, condition_out, note)
    values (${item}, ${person}, ${actor.kind === 'system' ? null : actor.id}, ${now}, ${due}, ${condition}, ${note}) returning id`.execute(
    database,
  )
  return { loan: rows[0].id }
}

interface Loan {
  readonly item: string
  readonly name: string
  readonly returned_at: Date | null
  readonly wiped_at: Date | null
}

async function loanNamed(id: string, { database }: Context): Promise<Loan> {
  const { rows } = await sql<Loan>`
    select l.item, i.name, l.returned_at, l.wiped_at from loan l join loan_item i on i.id = l.item where l.id = ${id} for update of l`.execute(
    database,
  )
  if (rows.length === 0) throw failOperation('OPERATION_NOT_FOUND', { what: 'loan', id })
  return rows[0]
}

/** Takes a thing back in a condition. Throws LAB_LOAN_STATE. */
export async function takeBack(
  { loan: id, condition, note }: { readonly loan: string; readonly condition: (typeof conditions)[number]; readonly note: string },
  context: Context,
): Promise<{ loan: string }> {
  const { database, now } = context
  const { item, name, returned_at } = await loanNamed(id, context)
  if (returned_at !== null) throw fail('LAB_LOAN_STATE', { item: name, state: 'returned already' })
  await sql`
    update loan set returned_at = ${now}, condition_in = ${condition}, note = concat_ws(' ', nullif(note, ''), nullif(${note}, ''))
    where id = ${id}`.execute(database)
  await sql`update loan_item set condition = ${condition} where id = ${item}`.execute(database)
  return { loan: id }
}

/** Confirms that the data on a returned thing were wiped. Throws LAB_LOAN_STATE. */
export async function confirmWipe(
  { loan: id, method }: { readonly loan: string; readonly method: string },
  context: Context,
): Promise<{ loan: string }> {
  const { database, now, actor } = context
  const { name, returned_at, wiped_at } = await loanNamed(id, context)
  if (returned_at === null) throw fail('LAB_LOAN_STATE', { item: name, state: 'not returned' })
  if (wiped_at !== null) throw fail('LAB_LOAN_STATE', { item: name, state: 'wiped already' })
  await sql`
    update loan set wiped_at = ${now}, wiped_by = ${actor.kind === 'system' ? null : actor.id}, wipe_method = ${method}
    where id = ${id}`.execute(database)
  return { loan: id }
}

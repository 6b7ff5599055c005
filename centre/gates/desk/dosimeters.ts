import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { personNamed } from '../acting.ts'
import { fail } from '../errors.ts'
import { changeFacts } from '../kept/change-facts.ts'
import { hold } from '../kept/hold.ts'
import { gatesIn } from '../kept/tables.ts'
import { dateOf, localDate } from '../local-time.ts'
import { windowOf } from '../window.ts'

const worn = ({ database }: Context) =>
  gatesIn(database)
    .selectFrom('dosimeter')
    .innerJoin('person', 'person.id', 'dosimeter.person')
    .select(['dosimeter.id', 'number', 'person.id as person', 'person.name', 'valid_from', 'valid_until', 'withdrawn_at'])

/** Lists dosimeters, those first whose wearing period is over and that were not handed back. */
export async function listDosimeters({ out }: { readonly out: boolean }, context: Context) {
  const { now, zone } = context
  const rows = await worn(context)
    .$if(out, (query) => query.where('withdrawn_at', 'is', null))
    .orderBy('valid_until')
    .orderBy('number')
    .execute()
  const shown = rows.map((row) => ({
    dosimeter: row.id,
    number: row.number,
    person: { id: row.person, name: row.name },
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    returnedAt: row.withdrawn_at,
    overdue: row.withdrawn_at === null && windowOf({ validUntil: row.valid_until }, zone).end <= now.getTime(),
  }))
  return { rows: shown.toSorted((a, b) => Number(b.overdue) - Number(a.overdue)), total: shown.length }
}

/** Enters that a person was handed a dosimeter; throws GATE_DOSIMETER_OUT where somebody wears it. */
export async function handDosimeter(
  input: {
    readonly person: string
    readonly number: string
    readonly validFrom?: string | undefined
    readonly validUntil?: string | undefined
  },
  context: Context,
): Promise<{ dosimeter: string }> {
  const { database, now, zone } = context
  const { person, number, validFrom = localDate(now.getTime(), zone), validUntil } = input
  await personNamed(database, person)
  await hold(database, `dosimeter ${number}`)
  const wearer = await worn(context).where('number', '=', number).where('withdrawn_at', 'is', null).executeTakeFirst()
  if (wearer) throw fail('GATE_DOSIMETER_OUT', { number, person: wearer.name })
  const [dosimeter] = await changeFacts(context, 'dosimeters', {
    write: async () =>
      (
        await gatesIn(database)
          .insertInto('dosimeter')
          .values({ person, number, valid_from: validFrom, valid_until: validUntil })
          .returning('id')
          .execute()
      ).map(({ id }) => id),
  })
  return { dosimeter }
}

/** Enters that a dosimeter was handed back; throws GATE_OVER for one that was. */
export async function returnDosimeter(id: string, context: Context): Promise<{ dosimeter: string }> {
  const { database, now, zone } = context
  const row = await worn(context).where('dosimeter.id', '=', id).executeTakeFirst()
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'dosimeter', id })
  if (row.withdrawn_at !== null) throw fail('GATE_OVER', { what: 'wearing period', on: dateOf(row.withdrawn_at, zone) })
  await changeFacts(context, 'dosimeters', {
    ids: [id],
    write: async () =>
      void (await gatesIn(database).updateTable('dosimeter').set({ withdrawn_at: now.toISOString() }).where('id', '=', id).execute()),
  })
  return { dosimeter: id }
}

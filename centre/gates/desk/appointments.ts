import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { personNamed } from '../acting.ts'
import { fail } from '../errors.ts'
import { changeFacts } from '../kept/change-facts.ts'
import { gatesIn } from '../kept/tables.ts'
import { dateOf } from '../local-time.ts'

/** Appoints a person to a role. */
export async function appoint(
  input: {
    readonly person: string
    readonly role: string
    readonly validFrom?: string | undefined
    readonly validUntil?: string | undefined
  },
  context: Context,
): Promise<{ appointment: string }> {
  const { person, role, validFrom, validUntil } = input
  await personNamed(context.database, person)
  const [appointment] = await changeFacts(context, 'appointments', {
    write: async () =>
      (
        await gatesIn(context.database)
          .insertInto('appointment')
          .values({ person, role, valid_from: validFrom, valid_until: validUntil })
          .returning('id')
          .execute()
      ).map(({ id }) => id),
  })
  return { appointment }
}

/** Ends an appointment; throws GATE_OVER for one that was ended. */
export async function endAppointment(
  { appointment, on }: { readonly appointment: string; readonly on?: string | undefined },
  context: Context,
): Promise<{ appointment: string }> {
  const { database, now, zone } = context
  const tables = gatesIn(database)
  const row = await tables.selectFrom('appointment').select('withdrawn_at').where('id', '=', appointment).executeTakeFirst()
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'appointment', id: appointment })
  if (row.withdrawn_at !== null) throw fail('GATE_OVER', { what: 'appointment', on: dateOf(row.withdrawn_at, zone) })
  await changeFacts(context, 'appointments', {
    ids: [appointment],
    write: async () =>
      void (await tables
        .updateTable('appointment')
        .set({ withdrawn_at: on ?? now.toISOString() })
        .where('id', '=', appointment)
        .execute()),
  })
  return { appointment }
}

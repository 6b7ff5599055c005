import type { Context } from '@vitalbench/platform/operations'
import { changeFacts } from '../kept/change-facts.ts'
import { gatesIn } from '../kept/tables.ts'

/** Enters that a subject has consented. */
export async function addConsent(
  input: {
    readonly project: string
    readonly subject: string
    readonly validFrom?: string | undefined
    readonly validUntil?: string | undefined
  },
  context: Context,
): Promise<{ consent: string }> {
  const { project, subject, validFrom, validUntil } = input
  const [consent] = await changeFacts(context, 'consents', {
    write: async () =>
      (
        await gatesIn(context.database)
          .insertInto('consent')
          .values({ project, subject, valid_from: validFrom, valid_until: validUntil })
          .returning('id')
          .execute()
      ).map(({ id }) => id),
  })
  return { consent }
}

/** Enters that a subject has withdrawn consent; gives how many entries that ends. */
export async function withdrawConsent(
  input: { readonly project: string; readonly subject: string; readonly at?: string | undefined },
  context: Context,
): Promise<{ withdrawn: number }> {
  const { database, now } = context
  const { project, subject, at = now.toISOString() } = input
  const tables = gatesIn(database)
  const rows = await tables
    .selectFrom('consent')
    .select('id')
    .where('project', '=', project)
    .where('subject', '=', subject)
    .where('withdrawn_at', 'is', null)
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0)
    await changeFacts(context, 'consents', {
      ids,
      write: async () => void (await tables.updateTable('consent').set({ withdrawn_at: at }).where('id', 'in', ids).execute()),
    })
  return { withdrawn: ids.length }
}

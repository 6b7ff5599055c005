import type { Context } from '@vitalbench/platform/operations'
import { changeFacts } from '../kept/change-facts.ts'
import { gatesIn } from '../kept/tables.ts'
import { nameOfTerm } from '../words.ts'

/** Lists whom to ask for which role. */
export async function listContacts({ database, actor }: Context) {
  const rows = await gatesIn(database).selectFrom('contact').select(['role', 'contact']).orderBy('role').execute()
  return { rows: rows.map((row) => ({ ...row, name: nameOfTerm(row.role, actor.language) })), total: rows.length }
}

/** Says whom to ask for a role; decisions that name it are worded anew. */
export async function setContact(
  { role, contact }: { readonly role: string; readonly contact: string },
  context: Context,
): Promise<{ role: string }> {
  const tables = gatesIn(context.database)
  const known = await tables.selectFrom('contact').select('id').where('role', '=', role).execute()
  await changeFacts(context, 'contacts', {
    ids: known.map(({ id }) => id),
    write: async () =>
      (
        await tables
          .insertInto('contact')
          .values({ role, contact })
          .onConflict((conflict) => conflict.column('role').doUpdateSet({ contact }))
          .returning('id')
          .execute()
      ).map(({ id }) => id),
  })
  return { role }
}

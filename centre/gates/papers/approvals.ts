import { sql } from 'kysely'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { enteredBy } from '../acting.ts'
import { fail } from '../errors.ts'
import { changeFacts } from '../kept/change-facts.ts'
import { gatesIn } from '../kept/tables.ts'
import { dateOf } from '../local-time.ts'
import { nameOfTerm } from '../words.ts'
import { shownTerm } from './term.ts'

/** Lists approvals of projects, those that end last first. */
export async function listApprovals(
  input: { readonly project?: string | undefined; readonly kind?: string | undefined; readonly limit: number; readonly offset: number },
  context: Context,
) {
  const { project, kind, limit, offset } = input
  const found = gatesIn(context.database)
    .selectFrom('approval')
    .$if(project !== undefined, (query) => query.where('project', '=', project!))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
  const rows = await found
    .selectAll()
    .orderBy(sql`valid_until desc nulls first`)
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return {
    rows: rows.map((row) => ({
      approval: row.id,
      kind: row.kind,
      kindName: nameOfTerm(row.kind, context.actor.language),
      project: row.project,
      reference: row.reference,
      sites: row.sites,
      modes: row.modes,
      ...shownTerm(row, context),
    })),
    total,
  }
}

/** Enters an approval of a project. */
export async function addApproval(
  input: {
    readonly kind: string
    readonly project: string
    readonly reference: string
    readonly sites?: readonly string[] | undefined
    readonly modes?: readonly string[] | undefined
    readonly validFrom?: string | undefined
    readonly validUntil?: string | undefined
  },
  context: Context,
): Promise<{ approval: string }> {
  const { validFrom, validUntil, ...paper } = input
  const [approval] = await changeFacts(context, 'approvals', {
    write: async () =>
      (
        await gatesIn(context.database)
          .insertInto('approval')
          .values({ ...paper, valid_from: validFrom, valid_until: validUntil, entered_by: enteredBy(context.actor) })
          .returning('id')
          .execute()
      ).map(({ id }) => id),
  })
  return { approval }
}

/** Withdraws an approval; throws GATE_OVER for one that was. */
export async function withdrawApproval(
  input: { readonly approval: string; readonly at?: string | undefined; readonly reason: string },
  context: Context,
): Promise<{ approval: string }> {
  const { database, now, zone } = context
  const { approval, at = now.toISOString(), reason } = input
  const tables = gatesIn(database)
  const row = await tables.selectFrom('approval').select('withdrawn_at').where('id', '=', approval).executeTakeFirst()
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'approval', id: approval })
  if (row.withdrawn_at !== null) throw fail('GATE_OVER', { what: 'approval', on: dateOf(row.withdrawn_at, zone) })
  await changeFacts(context, 'approvals', {
    ids: [approval],
    write: async () => void (await tables.updateTable('approval').set({ withdrawn_at: at, reason }).where('id', '=', approval).execute()),
  })
  return { approval }
}

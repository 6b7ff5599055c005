import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { enteredBy, isOfficer, organisationNamed } from '../acting.ts'
import { fail } from '../errors.ts'
import { changeFacts } from '../kept/change-facts.ts'
import { gatesIn } from '../kept/tables.ts'
import { dateOf } from '../local-time.ts'
import { shownTerm } from './term.ts'

/** Lists data agreements: all of them to officers, to others those of their organisation. */
export async function listAgreements(
  input: {
    readonly organisation?: string | undefined
    readonly dataset?: string | undefined
    readonly limit: number
    readonly offset: number
  },
  context: Context,
) {
  const { database, actor } = context
  const { dataset, limit, offset } = input
  const whose = isOfficer(actor) ? input.organisation : actor.organisation
  if (whose === null || (input.organisation !== undefined && whose !== input.organisation)) return { rows: [], total: 0 }
  const found = gatesIn(database)
    .selectFrom('agreement')
    .innerJoin('organisation', 'organisation.id', 'agreement.organisation')
    .$if(whose !== undefined, (query) => query.where('agreement.organisation', '=', whose!))
    .$if(dataset !== undefined, (query) => query.where('dataset', '=', dataset!))
  const rows = await found
    .select([
      'agreement.id',
      'organisation.id as of',
      'organisation.name',
      'dataset',
      'purposes',
      'valid_from',
      'valid_until',
      'withdrawn_at',
      'reason',
    ])
    .orderBy('dataset')
    .orderBy('agreement.id')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return {
    rows: rows.map((row) => ({
      agreement: row.id,
      organisation: { id: row.of, name: row.name },
      dataset: row.dataset,
      purposes: row.purposes,
      ...shownTerm(row, context),
    })),
    total,
  }
}

/** Enters that an organisation may use a dataset. */
export async function addAgreement(
  input: {
    readonly organisation: string
    readonly dataset: string
    readonly purposes: readonly string[]
    readonly validFrom?: string | undefined
    readonly validUntil?: string | undefined
  },
  context: Context,
): Promise<{ agreement: string }> {
  const { organisation, dataset, purposes, validFrom, validUntil } = input
  await organisationNamed(context.database, organisation)
  const row = { organisation, dataset, purposes, valid_from: validFrom, valid_until: validUntil, entered_by: enteredBy(context.actor) }
  const [agreement] = await changeFacts(context, 'agreements', {
    write: async () => (await gatesIn(context.database).insertInto('agreement').values(row).returning('id').execute()).map(({ id }) => id),
  })
  return { agreement }
}

/** Ends a data agreement; throws GATE_OVER for one that was ended. */
export async function endAgreement(
  input: { readonly agreement: string; readonly at?: string | undefined; readonly reason: string },
  context: Context,
): Promise<{ agreement: string }> {
  const { database, now, zone } = context
  const { agreement, at = now.toISOString(), reason } = input
  const tables = gatesIn(database)
  const row = await tables.selectFrom('agreement').select('withdrawn_at').where('id', '=', agreement).executeTakeFirst()
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'agreement', id: agreement })
  if (row.withdrawn_at !== null) throw fail('GATE_OVER', { what: 'agreement', on: dateOf(row.withdrawn_at, zone) })
  await changeFacts(context, 'agreements', {
    ids: [agreement],
    write: async () => void (await tables.updateTable('agreement').set({ withdrawn_at: at, reason }).where('id', '=', agreement).execute()),
  })
  return { agreement }
}

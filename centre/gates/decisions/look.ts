import { sql } from 'kysely'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { enteredBy, isOfficer } from '../acting.ts'
import type { Answer } from '../decision.ts'
import { startOfDay } from '../local-time.ts'
import { gatesIn } from '../kept/tables.ts'
import { openDecision } from '../sign.ts'
import { text } from '../text.ts'
import { nameOfTerm } from '../words.ts'
import { namesFor } from './names.ts'
import { wordDecision, wordReasons } from './word-decision.ts'

const kept = ({ database }: Pick<Context, 'database'>) =>
  gatesIn(database)
    .selectFrom('decision')
    .innerJoin('person', 'person.id', 'decision.person')
    .leftJoin('organisation', 'organisation.id', 'decision.organisation')
    .select(['decision.id', 'decision.person', 'person.name as personName', 'organisation.id as of', 'organisation.name as ofName'])
    .select([
      'subject_kind',
      'subject',
      'answer',
      'jurisdiction',
      'reasons',
      'request',
      'names',
      'broken_glass',
      'inputs',
      'decided_at',
      'current',
    ])
    .select([sql<Date>`lower(during)`.as('start'), sql<Date>`upper(during)`.as('end')])

type Row = Awaited<ReturnType<ReturnType<typeof kept>['executeTakeFirstOrThrow']>>

const shown = (row: Row, { actor: { language } }: Context) => ({
  decision: row.id,
  person: { id: row.person, name: row.personName },
  organisation: row.of === null || row.ofName === null ? null : { id: row.of, name: row.ofName },
  subject: { kind: row.subject_kind, id: row.subject },
  answer: row.answer,
  title: text[language][`decision.${row.answer}`],
  start: row.start.toISOString(),
  end: row.end.toISOString(),
  jurisdiction: row.jurisdiction,
  reasons: row.reasons.length,
  brokenGlass: row.broken_glass,
  decidedAt: row.decided_at.toISOString(),
  current: row.current,
})

/** Lists decisions: all of them to officers, to others their own. */
export async function listDecisions(
  input: {
    readonly person?: string | undefined
    readonly answer?: Answer | undefined
    readonly subject?: string | undefined
    readonly current?: boolean | undefined
    readonly limit: number
    readonly offset: number
  },
  context: Context,
) {
  const { person, answer, subject, current, limit, offset } = input
  const { actor, database } = context
  const whose = isOfficer(actor) ? person : enteredBy(actor)
  if (person !== undefined && whose !== person) return { rows: [], total: 0 }
  const where = sql<boolean>`
    (${whose ?? null}::uuid is null or decision.person = ${whose ?? null}::uuid)
    and (${answer ?? null}::text is null or answer = ${answer ?? null}::text)
    and (${subject ?? null}::text is null or subject = ${subject ?? null}::text)
    and (${current ?? null}::boolean is not true or current)`
  const rows = await kept(context).where(where).orderBy('decided_at', 'desc').orderBy('decision.id').limit(limit).offset(offset).execute()
  const { total } = await gatesIn(database)
    .selectFrom('decision')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where(where)
    .executeTakeFirstOrThrow()
  return { rows: rows.map((row) => shown(row, context)), total }
}

/** Shows a decision with what it stands on; to its person and to officers, for everybody else it is not there. */
export async function showDecision(id: string, context: Context) {
  const { actor, database } = context
  const row = await kept(context).select('envelope').where('decision.id', '=', id).executeTakeFirst()
  if (!row || !(isOfficer(actor) || row.person === enteredBy(actor))) throw failOperation('OPERATION_NOT_FOUND', { what: 'decision', id })
  const { decision } = await openDecision(row.envelope)
  const worded = wordDecision(decision, { language: actor.language, names: await namesFor(database, decision, row.names) })
  return { ...shown(row, context), worded, policies: [...decision.policies], inputs: row.inputs, envelope: row.envelope }
}

/** Reports the emergency accesses of a month of the place, with everything that stood against each. */
export async function glassReport(month: string, context: Context) {
  const { actor, database, zone } = context
  const [year, number] = month.split('-').map(Number)
  const after = `${number === 12 ? year + 1 : year}-${String((number % 12) + 1).padStart(2, '0')}-01`
  const rows = await kept(context)
    .where('broken_glass', 'is not', null)
    .where('decided_at', '>=', new Date(startOfDay(`${month}-01`, zone)))
    .where('decided_at', '<', new Date(startOfDay(after, zone)))
    .orderBy('decided_at')
    .execute()
  const reported = []
  for (const row of rows) {
    const { role, reason } = row.broken_glass!
    const names = await namesFor(database, { reasons: row.reasons, supervisors: [] }, row.names)
    const against = wordReasons(row.reasons, row.request, { language: actor.language, names }).map((each) => each.text)
    reported.push({ ...shown(row, context), role: nameOfTerm(role, actor.language), why: reason, against })
  }
  return { month, rows: reported, total: reported.length }
}

import type { LockedPlan } from '@vitalbench/bench'
import { say } from '@vitalbench/kernel/language'
import { failOperation } from '@vitalbench/platform/operations'
import type { Context } from '@vitalbench/platform/operations'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { z } from 'zod'
import { owned, visible } from '../ownership/index.ts'
import type { runRow, runWhole, RunState } from './schemas.ts'
import { text } from './text.ts'

interface Row {
  readonly id: string
  readonly study: string
  readonly plan: string
  readonly planDigest: string
  readonly state: RunState
  readonly mine: boolean
  readonly cases: number | null
  readonly done: number
  readonly failed: number
  /** Cases that were done within the last seconds, and how many seconds that was. */
  readonly lately: number
  readonly seconds: number
  readonly evidence: string | null
  readonly verdict: 'pass' | 'fail' | 'inconclusive' | null
  readonly submittedAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  readonly failure: { readonly code: string; readonly message: string; readonly cure: string } | null
}

/** The pace of a run is that of this time. */
const window = 20

async function rowsOf(
  { database, actor, now }: Context,
  where: RawBuilder<boolean>,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly Row[]> {
  const since = new Date(now.getTime() - window * 1000)
  const { rows } = await sql<Row>`
    select r.id, r.study, s.plan, s.plan_digest as "planDigest", r.state, ${owned(actor, 's')} as mine, r.cases, r.failure,
      (select coalesce(sum(h.cases), 0)::integer from run_shard h where h.run = r.id) as done,
      (select coalesce(sum(h.failed), 0)::integer from run_shard h where h.run = r.id) as failed,
      (select coalesce(sum(b.cases), 0)::integer from run_batch b where b.run = r.id and b.at > ${since}) as lately,
      (least(${window}, extract(epoch from ${now}::timestamptz - greatest(r.started_at, r.resumed_at))))::float8 as seconds,
      e.id as evidence, e.verdict, r.submitted_at as "submittedAt", r.started_at as "startedAt", r.finished_at as "finishedAt"
    from run r join study s on s.id = r.study left join evidence e on e.run = r.id
    where ${where} order by r.submitted_at desc, r.id limit ${limit} offset ${offset}`.execute(database)
  return rows
}

const under = ['queued', 'running', 'stopping', 'concluding']

function shown(row: Row): z.input<typeof runRow> {
  const { plan, cases, done, failed, lately, seconds, state, submittedAt, startedAt, finishedAt, id, study, mine, evidence, verdict } = row
  const { title, bench, product } = JSON.parse(plan) as LockedPlan
  const casesPerSecond = state === 'running' && seconds > 0 ? lately / seconds : 0
  return {
    id,
    study,
    mine,
    state,
    evidence,
    verdict,
    title,
    bench: bench.name,
    product: product.name,
    version: product.version,
    cases: { done, failed, total: cases },
    casesPerSecond,
    secondsLeft: cases === null || casesPerSecond === 0 ? null : Math.max(0, Math.ceil((cases - done) / casesPerSecond)),
    submittedAt: submittedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}

/** Which runs are wanted. */
interface Filter {
  readonly study?: string | undefined
  readonly state?: RunState | undefined
  readonly active: boolean
  readonly mine: boolean
  readonly limit: number
  readonly offset: number
}

/** Lists the runs that the actor may see. */
export async function listRuns({ study, state, active, mine, ...stretch }: Filter, context: Context) {
  const { actor, database } = context
  const where = sql<boolean>`${mine ? owned(actor, 's') : visible(actor, 's')}
    and (${study ?? null}::uuid is null or r.study = ${study ?? null}::uuid)
    and (${state ?? null}::text is null or r.state = ${state ?? null}::text)
    and (not ${active}::boolean or r.state in (${sql.join(under)}))`
  const count = await sql<{ total: number }>`
    select count(*)::integer as total from run r join study s on s.id = r.study where ${where}`.execute(database)
  return { rows: (await rowsOf(context, where, stretch)).map(shown), total: count.rows[0].total }
}

interface Line {
  readonly at: Date
  readonly key: keyof (typeof text)['en'] | null
  readonly text: unknown
}

const wordLine = ({ key, text: said }: Line, language: Context['actor']['language']): string =>
  key === null ? String(said) : say(text, language, key, said as Readonly<Record<string, string | number>>)

/** Shows a run with its log, in the reader's language. */
export async function showRun(
  { run: id, log }: { readonly run: string; readonly log: number },
  context: Context,
): Promise<z.input<typeof runWhole>> {
  const { database, actor, now } = context
  const [row] = await rowsOf(context, sql<boolean>`r.id = ${id} and ${visible(actor, 's')}`, { limit: 1, offset: 0 })
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'run', id })
  const { rows: lines } = await sql<Line>`
    select at, key, text from run_line where run = ${id} order by number desc limit ${log}`.execute(database)
  const { rows: shards } = await sql<{ total: number; done: number; workers: number }>`
    select count(*)::integer as total, count(*) filter (where done)::integer as done,
      count(distinct holder) filter (where held_until >= ${now})::integer as workers
    from run_shard where run = ${id}`.execute(database)
  const { total, done, workers } = shards[0]
  return {
    ...shown(row),
    log: lines.toReversed().map((line) => ({ at: line.at.toISOString(), text: wordLine(line, actor.language) })),
    shards: { total, done },
    workers,
    failure: row.failure,
    planDigest: row.planDigest,
  }
}

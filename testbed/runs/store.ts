import type { CompactLoad, Enforcement } from '@vitalbench/bench'
import type { Sql } from '@vitalbench/platform/database'
import { sql } from 'kysely'
import type { RunState } from './schemas.ts'

/** A run as workers see it. */
export interface RunRecord {
  readonly id: string
  readonly study: string
  readonly state: RunState
  readonly cases: number | null
  readonly language: 'en' | 'de' | 'da' | 'sv' | 'ko'
  readonly plan: string
  readonly planDigest: string
  readonly title: string
  readonly person: string | null
  readonly startedAt: Date | null
  readonly resumed: number
}

const columns = sql`r.id, r.study, r.state, r.cases, r.language, s.plan, s.plan_digest as "planDigest", s.title, s.person,
  r.started_at as "startedAt", r.resumed`

/** The run of an id. */
export async function runOf(database: Sql, id: string): Promise<RunRecord | undefined> {
  const { rows } = await sql<RunRecord>`
    select ${columns} from run r join study s on s.id = r.study where r.id = ${id}`.execute(database)
  return rows[0]
}

/** The run that has waited longest for a worker, among those with cases that nobody runs now. */
export async function nextRun(database: Sql, now: Date): Promise<RunRecord | undefined> {
  const { rows } = await sql<RunRecord>`
    select ${columns} from run r join study s on s.id = r.study
    where r.state in ('queued', 'running') and exists (
      select from run_shard h where h.run = r.id and not h.done and (h.holder is null or h.held_until < ${now}))
    order by r.served_at nulls first, r.submitted_at limit 1`.execute(database)
  return rows[0]
}

/** Says that a worker serves a run from now on. */
export const serveRun = async (database: Sql, id: string, now: Date): Promise<boolean> => {
  const { rows } = await sql`
    update run set state = 'running', served_at = ${now}, started_at = coalesce(started_at, ${now})
    where id = ${id} and state in ('queued', 'running') returning id`.execute(database)
  return rows.length > 0
}

/** A stretch of the cases of a run, as a worker takes it. */
export interface Shard {
  readonly number: number
  readonly first: number
  readonly beyond: number | null
  readonly tries: number
}

/** Who holds something, and until when they are taken to be alive. */
export interface Hold {
  readonly holder: string
  readonly until: Date
}

/** Takes a stretch of a run that nobody runs; others that take at the same time get another. */
export async function takeShard(database: Sql, run: string, { holder, until, now }: Hold & { readonly now: Date }): Promise<Shard | null> {
  const { rows } = await sql<Shard>`
    update run_shard set holder = ${holder}, held_until = ${until}, tries = tries + 1
    where run = ${run} and number = (
      select number from run_shard where run = ${run} and not done and (holder is null or held_until < ${now})
      order by number for update skip locked limit 1)
    returning number, first, beyond, tries`.execute(database)
  return rows[0] ?? null
}

/** Holds a stretch on; false where somebody else has taken it, or it is none any more. */
export async function holdShard(database: Sql, { run, shard }: ShardKey, { holder, until }: Hold): Promise<boolean> {
  const { rows } = await sql`
    update run_shard set held_until = ${until} where run = ${run} and number = ${shard} and holder = ${holder} returning number`.execute(
    database,
  )
  return rows.length > 0
}

/** Which stretch of which run. */
export interface ShardKey {
  readonly run: string
  readonly shard: number
}

/** Appends lines of the journal to a stretch; false where it is held by somebody else. */
export async function appendLines(
  database: Sql,
  { run, shard }: ShardKey,
  batch: Hold & { readonly lines: string; readonly cases: number; readonly failed: number },
): Promise<boolean> {
  const { holder, until, lines, cases, failed } = batch
  const { rows } = await sql<{ batch: number }>`
    with held as (
      update run_shard set cases = cases + ${cases}, failed = failed + ${failed}, held_until = ${until}, tries = 0
      where run = ${run} and number = ${shard} and holder = ${holder} returning number)
    insert into run_batch (run, shard, number, cases, lines)
    select ${run}, ${shard}, coalesce((select max(number) + 1 from run_batch where run = ${run} and shard = ${shard}), 0), ${cases}, ${lines}
    from held returning number as batch`.execute(database)
  return rows.length > 0
}

/** Lines of the journal of a stretch, or of a whole run. */
export async function linesOf(
  database: Sql,
  { run, shard }: { readonly run: string; readonly shard?: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ lines: string }>`
    select lines from run_batch where run = ${run} and (${shard ?? null}::integer is null or shard = ${shard ?? null}::integer)
    order by shard, number`.execute(database)
  return rows.map(({ lines }) => lines)
}

/** Gives a stretch back, done or not. */
export const leaveShard = async (
  database: Sql,
  { run, shard }: ShardKey,
  { holder, done }: { holder: string; done: boolean },
): Promise<void> =>
  void (await sql`
    update run_shard set holder = null, held_until = null, done = done or ${done},
      tries = case when ${done} then 0 else greatest(tries - 1, 0) end
    where run = ${run} and number = ${shard} and holder = ${holder}`.execute(database))

/** What a worker did for a run in one go. */
export interface Turn {
  readonly threads: number
  readonly enforcement: { readonly product: readonly Enforcement[]; readonly reference: readonly Enforcement[] | null }
  readonly load: { readonly product: CompactLoad; readonly reference: CompactLoad | null }
}

/** Keeps what a worker did. */
export const keepTurn = async (database: Sql, run: string, holder: string, { threads, enforcement, load }: Turn): Promise<void> =>
  void (await sql`
    insert into run_turn (run, holder, threads, enforcement, load)
    values (${run}, ${holder}, ${threads}, ${JSON.stringify(enforcement)}, ${JSON.stringify(load)})
    on conflict (run, holder) do update set enforcement = excluded.enforcement, load = excluded.load`.execute(database))

/** What all workers did for a run. */
export async function turnsOf(database: Sql, run: string): Promise<readonly Turn[]> {
  const { rows } = await sql<Turn>`select threads, enforcement, load from run_turn where run = ${run} order by holder`.execute(database)
  return rows
}

/** Writes a line into the log of a run: a key of the catalogue with values, or words of the product. */
export const writeLine = async (database: Sql, run: string, key: string | null, text: unknown): Promise<void> =>
  void (await sql`insert into run_line (run, key, text) values (${run}, ${key}, ${JSON.stringify(text)})`.execute(database))

/** Brings a run to the state that its stretches are in: stopped, or ready to be concluded. Gives the state that it came to, or null. */
export async function settleRun(database: Sql, run: string, now: Date): Promise<RunState | null> {
  const { rows } = await sql<{ state: RunState }>`
    update run set state = case when state = 'stopping' then 'stopped' else 'concluding' end, finished_at = null,
      holder = null, held_until = null, tries = 0
    where id = ${run} and (
      (state = 'stopping' and not exists (select from run_shard where run = ${run} and holder is not null and held_until >= ${now}))
      or (state in ('queued', 'running') and not exists (select from run_shard where run = ${run} and not done)))
    returning state`.execute(database)
  return rows[0]?.state ?? null
}

/** Ends a run that cannot go on; says whether it was under way. */
export async function failRun(
  database: Sql,
  run: string,
  failure: { readonly code: string; readonly message: string; readonly cure: string; readonly at: Date },
): Promise<boolean> {
  const { at, ...said } = failure
  const { rows } = await sql`
    update run set state = 'failed', failure = ${JSON.stringify(said)}, finished_at = ${at}, holder = null
    where id = ${run} and state in ('queued', 'running', 'stopping', 'concluding') returning id`.execute(database)
  await sql`update run_shard set holder = null, held_until = null where run = ${run}`.execute(database)
  return rows.length > 0
}

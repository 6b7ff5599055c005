import type { Actor } from '@vitalbench/platform/access'
import type { Sql } from '@vitalbench/platform/database'
import { sql } from 'kysely'
import type { Owned } from '../ownership/index.ts'
import { owned, visible } from '../ownership/index.ts'

/** A study as it is kept. */
export interface StudyRecord extends Owned {
  readonly id: string
  readonly text: string
  readonly title: string
  readonly bench: string | null
  readonly product: string | null
  readonly example: string | null
  /** Whether it is still the example that it was made from. */
  readonly asExample: boolean
  readonly revision: number
  readonly plan: string | null
  readonly planDigest: string | null
  readonly cases: number | null
  readonly changedAt: Date
  readonly lockedAt: Date | null
  readonly expiresAt: Date | null
  readonly mine: boolean
  readonly runs: number
  readonly lastRun: {
    readonly id: string
    readonly state: string
    readonly evidence: string | null
    readonly verdict: string | null
  } | null
}

/** A file beside a study, by its normal path. */
export interface StudyFile {
  readonly path: string
  readonly sha256: string
  readonly size: number
}

const columns = (actor: Actor) => sql`
  s.id, s.text, s.title, s.bench, s.product, s.example, s.as_example as "asExample", s.revision, s.person, s.visit, s.organisation, s.public,
  s.plan, s.plan_digest as "planDigest", s.cases, s.changed_at as "changedAt", s.locked_at as "lockedAt", s.expires_at as "expiresAt",
  ${owned(actor, 's')} as mine, (select count(*)::integer from run r where r.study = s.id) as runs,
  (select json_build_object('id', r.id, 'state', r.state, 'evidence', e.id, 'verdict', e.verdict)
    from run r left join evidence e on e.run = r.id where r.study = s.id order by r.submitted_at desc, r.id limit 1) as "lastRun"`

/** The study of an id, whoever may see it; locked against others who would change it where that is asked for. */
export async function studyOf(database: Sql, id: string, actor: Actor, forChange = false): Promise<StudyRecord | undefined> {
  const { rows } = await sql<StudyRecord>`
    select ${columns(actor)} from study s where s.id = ${id} ${forChange ? sql`for update of s` : sql``}`.execute(database)
  return rows[0]
}

/** Which studies are wanted. */
export interface StudyFilter {
  readonly actor: Actor
  readonly search?: string
  readonly state?: 'draft' | 'locked'
  readonly mine: boolean
  readonly limit: number
  readonly offset: number
}

/** A stretch of the studies that an actor may see, the latest changed first. */
export async function studiesOf(
  database: Sql,
  { actor, search, state, mine, limit, offset }: StudyFilter,
): Promise<{ readonly rows: readonly StudyRecord[]; readonly total: number }> {
  const like = search ? `%${search.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  const where = sql`${mine ? owned(actor, 's') : visible(actor, 's')}
    and (${state ?? null}::text is null or (s.plan is null) = (${state ?? null}::text = 'draft'))
    and (${like}::text is null or s.title ilike ${like} or s.product ilike ${like})`
  const { rows } = await sql<StudyRecord>`
    select ${columns(actor)} from study s where ${where} order by s.changed_at desc, s.id limit ${limit} offset ${offset}`.execute(database)
  const count = await sql<{ total: number }>`select count(*)::integer as total from study s where ${where}`.execute(database)
  return { rows, total: count.rows[0].total }
}

/** What a study says of itself at a glance. */
export type Headline = Pick<StudyRecord, 'title' | 'bench' | 'product'>

/** Adds a study; gives its id. */
export async function insertStudy(
  database: Sql,
  study: Headline & Owned & Pick<StudyRecord, 'text' | 'example' | 'expiresAt'> & { readonly at: Date },
): Promise<string> {
  const { text, title, bench, product, example, person, visit, organisation, expiresAt, at } = study
  const { rows } = await sql<{ id: string }>`
    insert into study (text, title, bench, product, example, as_example, person, visit, organisation, expires_at, drafted_at, changed_at)
    values (${text}, ${title}, ${bench}, ${product}, ${example}, ${example !== null}, ${person}, ${visit}, ${organisation}, ${expiresAt},
      ${at}, ${at}) returning id`.execute(database)
  return rows[0].id
}

/** Writes text and headline of a study, which is no example any more. */
export const updateStudy = async (
  database: Sql,
  id: string,
  { text, title, bench, product, at }: Headline & { readonly text: string; readonly at: Date },
): Promise<void> =>
  void (await sql`
    update study set text = ${text}, title = ${title}, bench = ${bench}, product = ${product}, as_example = false,
      revision = revision + 1, changed_at = ${at} where id = ${id}`.execute(database))

/** Freezes a study with its plan in canonical JSON. */
export const freezeStudy = async (
  database: Sql,
  id: string,
  { plan, digest, cases, product, at }: { plan: string; digest: string; cases: number | null; product: string; at: Date },
): Promise<void> =>
  void (await sql`
    update study set plan = ${plan}, plan_digest = ${digest}, cases = ${cases}, product = ${product}, locked_at = ${at}, changed_at = ${at}
    where id = ${id}`.execute(database))

/** Files beside a study, by path. */
export async function filesOf(database: Sql, study: string): Promise<readonly StudyFile[]> {
  const { rows } = await sql<StudyFile>`
    select path, sha256, size::float8 as size from study_file where study = ${study} order by path`.execute(database)
  return rows
}

/** Puts a file beside a study, in the place of one of the same path. */
export const putFile = async (database: Sql, study: string, { path, sha256, size }: StudyFile): Promise<void> =>
  void (await sql`
    insert into study_file (study, path, sha256, size) values (${study}, ${path}, ${sha256}, ${size})
    on conflict (study, path) do update set sha256 = excluded.sha256, size = excluded.size`.execute(database))

/** Takes a file away from a study. */
export const dropFile = async (database: Sql, study: string, path: string): Promise<void> =>
  void (await sql`delete from study_file where study = ${study} and path = ${path}`.execute(database))

/** Removes a study with all that hangs on it. */
export const deleteStudy = async (database: Sql, id: string): Promise<void> =>
  void (await sql`delete from study where id = ${id}`.execute(database))

/** Removes what visitors made and its time is over; gives how many studies. */
export async function deleteExpired(database: Sql, now: Date): Promise<number> {
  const { rows } = await sql`
    delete from study where expires_at < ${now}
      and not exists (select from run r where r.study = study.id and r.state in ('queued', 'running', 'stopping', 'concluding'))
    returning id`.execute(database)
  return rows.length
}

/** How many studies a visit has. */
export async function countOfVisit(database: Sql, visit: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from study where visit = ${visit}`.execute(database)
  return rows[0].count
}

/** Gives what a visit made to a person; gives the ids of the studies. */
export async function moveVisit(database: Sql, visit: string, person: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update study set person = ${person}, visit = null, expires_at = null where visit = ${visit} returning id`.execute(database)
  return rows.map(({ id }) => id)
}

/** How many runs are not over, how many there are, and how much evidence, of some studies. */
export async function tiesOf(
  database: Sql,
  studies: readonly string[],
): Promise<{ readonly active: number; readonly runs: number; readonly evidence: number }> {
  if (studies.length === 0) return { active: 0, runs: 0, evidence: 0 }
  const ids = sql.join(studies.map((id) => sql`${id}::uuid`))
  const { rows } = await sql<{ active: number; runs: number; evidence: number }>`
    select count(*) filter (where state in ('queued', 'running', 'stopping', 'concluding'))::integer as active, count(*)::integer as runs,
      (select count(*)::integer from evidence where study in (${ids})) as evidence
    from run where study in (${ids})`.execute(database)
  return rows[0]
}

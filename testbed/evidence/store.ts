import type { Actor } from '@vitalbench/platform/access'
import type { Sql } from '@vitalbench/platform/database'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { owned, visible } from '../ownership/index.ts'

type Verdict = 'pass' | 'fail' | 'inconclusive'

/** A file as it is kept. */
export interface KeptFile {
  readonly sha256: string
  readonly size: number
}

/** Evidence as it is kept. */
export interface EvidenceRecord {
  readonly id: string
  readonly study: string
  readonly run: string
  readonly title: string
  readonly bench: string
  readonly product: string
  readonly version: string
  readonly manufacturer: string
  readonly verdict: Verdict
  readonly cases: number
  readonly planDigest: string
  readonly findingsDigest: string
  readonly evidenceDigest: string
  readonly signer: string
  readonly bundle: KeptFile
  readonly madeAt: Date
  readonly mine: boolean
  readonly public: boolean
}

const columns = (mine: RawBuilder<boolean>) => sql`
  e.id, e.study, e.run, e.title, e.bench, e.product, e.version, e.manufacturer, e.verdict, e.cases, e.plan_digest as "planDigest",
  e.findings_digest as "findingsDigest", e.evidence_digest as "evidenceDigest", e.signer, e.made_at as "madeAt",
  json_build_object('sha256', e.bundle, 'size', e.bundle_size) as bundle, ${mine} as mine, s.public`

/** Adds evidence with its files; gives its id. */
export async function insertEvidence(
  database: Sql,
  evidence: Omit<EvidenceRecord, 'id' | 'mine' | 'public'> & { readonly files: ReadonlyMap<string, KeptFile> },
): Promise<string> {
  const { study, run, title, bench, product, version, manufacturer, verdict, cases, planDigest, findingsDigest, evidenceDigest } = evidence
  const { signer, bundle, madeAt, files } = evidence
  const { rows } = await sql<{ id: string }>`
    insert into evidence (study, run, title, bench, product, version, manufacturer, verdict, cases, plan_digest, findings_digest,
      evidence_digest, signer, bundle, bundle_size, made_at)
    values (${study}, ${run}, ${title}, ${bench}, ${product}, ${version}, ${manufacturer}, ${verdict}, ${cases}, ${planDigest},
      ${findingsDigest}, ${evidenceDigest}, ${signer}, ${bundle.sha256}, ${bundle.size}, ${madeAt}) returning id`.execute(database)
  const [{ id }] = rows
  const list = [...files].map(([name, { sha256, size }]) => sql`(${id}, ${name}, ${sha256}, ${size})`)
  await sql`insert into evidence_file (evidence, name, sha256, size) values ${sql.join(list)}`.execute(database)
  return id
}

/** Evidence of an id that an actor may see. */
export async function evidenceOf(database: Sql, id: string, actor: Actor): Promise<EvidenceRecord | undefined> {
  const { rows } = await sql<EvidenceRecord>`
    select ${columns(owned(actor, 's'))} from evidence e join study s on s.id = e.study
    where e.id = ${id} and ${visible(actor, 's')}`.execute(database)
  return rows[0]
}

/** Evidence that a link leads to, whoever follows it; each time is counted. */
export async function evidenceOfShare(database: Sql, digest: string): Promise<EvidenceRecord | undefined> {
  const { rows } = await sql<EvidenceRecord>`
    select ${columns(sql<boolean>`false`)} from evidence_share h join evidence e on e.id = h.evidence join study s on s.id = e.study
    where h.token_sha256 = ${digest} and h.ended_at is null`.execute(database)
  return rows[0]
}

/** Which evidence is wanted. */
export interface EvidenceFilter {
  readonly study?: string | undefined
  readonly verdict?: Verdict | undefined
  readonly search?: string | undefined
  readonly mine: boolean
  readonly limit: number
  readonly offset: number
}

/** A stretch of the evidence that an actor may see, the latest first. */
export async function evidencesOf(
  database: Sql,
  { study, verdict, search, mine, limit, offset }: EvidenceFilter,
  actor: Actor,
): Promise<{ readonly rows: readonly EvidenceRecord[]; readonly total: number }> {
  const like = search ? `%${search.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  const where = sql`${mine ? owned(actor, 's') : visible(actor, 's')}
    and (${study ?? null}::uuid is null or e.study = ${study ?? null}::uuid)
    and (${verdict ?? null}::text is null or e.verdict = ${verdict ?? null}::text)
    and (${like}::text is null or e.title ilike ${like} or e.product ilike ${like} or e.manufacturer ilike ${like})`
  const { rows } = await sql<EvidenceRecord>`
    select ${columns(owned(actor, 's'))} from evidence e join study s on s.id = e.study where ${where}
    order by e.made_at desc, e.id limit ${limit} offset ${offset}`.execute(database)
  const count = await sql<{ total: number }>`
    select count(*)::integer as total from evidence e join study s on s.id = e.study where ${where}`.execute(database)
  return { rows, total: count.rows[0].total }
}

/** Files of evidence by name. */
export async function filesOfEvidence(database: Sql, evidence: string): Promise<readonly (KeptFile & { readonly name: string })[]> {
  const { rows } = await sql<KeptFile & { readonly name: string }>`
    select name, sha256, size::float8 as size from evidence_file where evidence = ${evidence} order by name`.execute(database)
  return rows
}

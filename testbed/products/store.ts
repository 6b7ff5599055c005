import type { Actor } from '@vitalbench/platform/access'
import type { Sql } from '@vitalbench/platform/database'
import type { ProductLink } from '@vitalbench/bench'
import { sql } from 'kysely'
import type { Owned } from '../ownership/index.ts'
import { owned, visible } from '../ownership/index.ts'

/** A product as it is kept. */
export interface ProductRecord extends Owned {
  readonly id: string
  readonly name: string
  readonly manufacturer: string
  readonly intendedPurpose: string
  readonly addedAt: Date
  readonly retiredAt: Date | null
  readonly versions: number
  readonly latest: string | null
  readonly mine: boolean
}

/** A version as it is kept. */
export interface VersionRecord {
  readonly id: string
  readonly product: string
  readonly version: string
  readonly artefact: ProductLink
  readonly contract: unknown
  readonly trainedOn: string | null
  readonly addedAt: Date
}

/** A file of a product as it is kept. */
export interface UploadRecord {
  readonly path: string
  readonly sha256: string
  readonly size: number
  readonly onnx: { readonly inputs: []; readonly outputs: [] } | null
}

const columns = (actor: Actor) => sql`
  p.id, p.name, p.manufacturer, p.intended_purpose as "intendedPurpose", p.person, null::text as visit, p.organisation, p.public,
  p.added_at as "addedAt", p.retired_at as "retiredAt", ${owned(actor, 'p', false)} as mine,
  (select count(*)::integer from product_version v where v.product = p.id) as versions,
  (select v.version from product_version v where v.product = p.id order by v.added_at desc, v.id limit 1) as latest`

/** The product of an id, whoever may see it. */
export async function productOf(database: Sql, id: string, actor: Actor): Promise<ProductRecord | undefined> {
  const { rows } = await sql<ProductRecord>`select ${columns(actor)} from product p where p.id = ${id}`.execute(database)
  return rows[0]
}

/** A stretch of the products that an actor may see, by name. */
export async function productsOf(
  database: Sql,
  { actor, search, retired, limit, offset }: { actor: Actor; search?: string; retired: boolean; limit: number; offset: number },
): Promise<{ readonly rows: readonly ProductRecord[]; readonly total: number }> {
  const like = search ? `%${search.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  const where = sql`${visible(actor, 'p', false)} and (${retired} or p.retired_at is null)
    and (${like}::text is null or p.name ilike ${like} or p.manufacturer ilike ${like})`
  const { rows } = await sql<ProductRecord>`
    select ${columns(actor)} from product p where ${where} order by lower(p.name), p.id limit ${limit} offset ${offset}`.execute(database)
  const count = await sql<{ total: number }>`select count(*)::integer as total from product p where ${where}`.execute(database)
  return { rows, total: count.rows[0].total }
}

/** Adds a product; gives its id. */
export async function insertProduct(
  database: Sql,
  product: Pick<ProductRecord, 'name' | 'manufacturer' | 'intendedPurpose' | 'person' | 'organisation' | 'addedAt'>,
): Promise<string> {
  const { name, manufacturer, intendedPurpose, person, organisation, addedAt } = product
  const { rows } = await sql<{ id: string }>`
    insert into product (name, manufacturer, intended_purpose, person, organisation, added_at)
    values (${name}, ${manufacturer}, ${intendedPurpose}, ${person}, ${organisation}, ${addedAt}) returning id`.execute(database)
  return rows[0].id
}

/** Marks a product as retired. */
export const markRetired = async (database: Sql, id: string, at: Date): Promise<void> =>
  void (await sql`update product set retired_at = ${at} where id = ${id} and retired_at is null`.execute(database))

/** Files that were uploaded for a product. */
export async function uploadsOf(database: Sql, product: string): Promise<readonly UploadRecord[]> {
  const { rows } = await sql<UploadRecord>`
    select path, sha256, size::float8 as size, onnx from product_upload where product = ${product} order by path, sha256`.execute(database)
  return rows
}

/** Notes a file of a product. */
export const insertUpload = async (database: Sql, product: string, { path, sha256, size, onnx }: UploadRecord): Promise<void> =>
  void (await sql`
    insert into product_upload (product, path, sha256, size, onnx)
    values (${product}, ${path}, ${sha256}, ${size}, ${onnx && JSON.stringify(onnx)}::jsonb) on conflict do nothing`.execute(database))

const versionColumns = sql`id, product, version, artefact, contract, trained_on as "trainedOn", added_at as "addedAt"`

/** Versions of a product, the latest first. */
export async function versionsOf(database: Sql, product: string): Promise<readonly VersionRecord[]> {
  const { rows } = await sql<VersionRecord>`
    select ${versionColumns} from product_version where product = ${product} order by added_at desc, id`.execute(database)
  return rows
}

/** The version of an id. */
export async function versionOf(database: Sql, id: string): Promise<VersionRecord | undefined> {
  const { rows } = await sql<VersionRecord>`select ${versionColumns} from product_version where id = ${id}`.execute(database)
  return rows[0]
}

/** Adds a version; gives its id, or null where the product has one of this number. */
export async function insertVersion(database: Sql, version: Omit<VersionRecord, 'id'>): Promise<string | null> {
  const { product, version: number, artefact, contract, trainedOn, addedAt } = version
  const { rows } = await sql<{ id: string }>`
    insert into product_version (product, version, artefact, contract, trained_on, added_at)
    values (${product}, ${number}, ${JSON.stringify(artefact)}::jsonb,
      ${contract === undefined ? null : JSON.stringify(contract)}::jsonb, ${trainedOn}, ${addedAt})
    on conflict (product, version) do nothing returning id`.execute(database)
  return rows[0]?.id ?? null
}

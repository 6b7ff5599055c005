import type { ProductLink } from '@vitalbench/bench'
import { describeOnnx } from '@vitalbench/bench/products'
import { failOperation } from '@vitalbench/platform/operations'
import type { Context } from '@vitalbench/platform/operations'
import { mayChange, maySee, ownerOf } from '../ownership/index.ts'
import { fail } from './errors.ts'
import {
  insertProduct,
  insertUpload,
  insertVersion,
  markRetired,
  productOf,
  productsOf,
  uploadsOf,
  versionOf,
  versionsOf,
} from './store.ts'
import type { ProductRecord, UploadRecord, VersionRecord } from './store.ts'

const rowOf = ({ addedAt, retiredAt, ...record }: ProductRecord) => ({
  ...record,
  addedAt: addedAt.toISOString(),
  retiredAt: retiredAt?.toISOString() ?? null,
})

/** Files that an artefact is made of. */
export function artefactFiles(artefact: ProductLink): readonly { readonly path: string; readonly sha256: string }[] {
  if ('command' in artefact) return artefact.files
  return 'sha256' in artefact ? [artefact] : []
}

const uses = (artefact: ProductLink, { path, sha256 }: UploadRecord): boolean =>
  artefactFiles(artefact).some((file) => file.path === path && file.sha256 === sha256)

/** The product of an id that the actor may see; whoever may not is not told that it is there. */
async function seen(id: string, { database, actor }: Context): Promise<ProductRecord> {
  const product = await productOf(database, id, actor)
  if (!product || !maySee(product, actor)) throw failOperation('OPERATION_NOT_FOUND', { what: 'product', id })
  return product
}

async function own(id: string, context: Context): Promise<ProductRecord> {
  const product = await seen(id, context)
  if (!mayChange(product, context.actor)) throw failOperation('OPERATION_NOT_YOURS', { what: `product "${product.name}"` })
  return product
}

/** A product that the actor may see, with one of its versions. */
export interface SeenVersion {
  readonly product: ProductRecord
  readonly version: VersionRecord
  readonly files: readonly UploadRecord[]
}

/** The version of an id, of a product that the actor may see. */
export async function seenVersion(id: string, context: Context): Promise<SeenVersion> {
  const version = await versionOf(context.database, id)
  if (!version) throw failOperation('OPERATION_NOT_FOUND', { what: 'version', id })
  const product = await seen(version.product, context)
  const uploads = await uploadsOf(context.database, product.id)
  return { product, version, files: uploads.filter((each) => uses(version.artefact, each)) }
}

/** Lists the products that the actor may see. */
export async function listProducts(
  input: { readonly search?: string; readonly retired: boolean; readonly limit: number; readonly offset: number },
  { database, actor }: Context,
) {
  const { rows, total } = await productsOf(database, { ...input, actor })
  return { rows: rows.map(rowOf), total }
}

/** A product with its versions, and the files that no version uses. */
export async function showProduct(id: string, context: Context) {
  const product = await seen(id, context)
  const versions = await versionsOf(context.database, id)
  const uploads = await uploadsOf(context.database, id)
  return {
    ...rowOf(product),
    all: versions.map(({ id: of, version, artefact, contract, trainedOn, addedAt }) => ({
      id: of,
      version,
      trainedOn,
      contract: contract ?? null,
      // The store keeps what the schema of the operation let through.
      artefact: artefact as never,
      addedAt: addedAt.toISOString(),
      files: uploads.filter((each) => uses(artefact, each)),
    })),
    uploads: product.mine ? uploads.filter((each) => !versions.some(({ artefact }) => uses(artefact, each))) : [],
  }
}

/** Adds a product of the actor. */
export async function addProduct(
  input: Pick<ProductRecord, 'name' | 'manufacturer' | 'intendedPurpose'> & { readonly ofOrganisation: boolean },
  { database, actor, now }: Context,
) {
  const { person, organisation } = ownerOf(actor, input.ofOrganisation)
  return { product: await insertProduct(database, { ...input, person, organisation, addedAt: now }) }
}

/** Notes a file of a product, which the file store has already. */
export async function keepUpload(
  { product, path, file, size }: { readonly product: string; readonly path: string; readonly file: string; readonly size: number },
  context: Context,
) {
  const { id } = await own(product, context)
  const onnx = /\.onnx$/i.test(path) ? describeOnnx(await context.files.read(file)) : null
  const upload = { path, sha256: file, size, onnx } as unknown as UploadRecord
  await insertUpload(context.database, id, upload)
  return upload
}

/** Adds a version whose files were uploaded. */
export async function addVersion(
  input: Pick<VersionRecord, 'product' | 'version' | 'artefact'> & { readonly contract?: unknown; readonly trainedOn?: string | undefined },
  context: Context,
) {
  const { artefact } = input
  const product = await own(input.product, context)
  if (product.retiredAt) throw fail('PRODUCT_RETIRED', { name: product.name })
  if (artefact.link === 'in-process') throw fail('PRODUCT_LINK_TRUSTED', { link: artefact.link })
  const uploads = await uploadsOf(context.database, product.id)
  for (const { path, sha256 } of artefactFiles(artefact))
    if (!uploads.some((each) => each.path === path && each.sha256 === sha256)) throw fail('PRODUCT_FILE_NOT_UPLOADED', { path, sha256 })
  const version = await insertVersion(context.database, {
    ...input,
    contract: input.contract,
    trainedOn: input.trainedOn ?? null,
    addedAt: context.now,
  })
  if (version === null) throw fail('PRODUCT_VERSION_TAKEN', { name: product.name, version: input.version })
  return { version }
}

/** Retires a product. */
export async function retireProduct({ product }: { readonly product: string }, context: Context) {
  const { id } = await own(product, context)
  await markRetired(context.database, id, context.now)
  return { product: id }
}

import { productSchema } from '@vitalbench/bench/study'
import { everyone, working } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { z } from 'zod'
import { paging, sha256 } from '../setting/index.ts'
import { addProduct, addVersion, keepUpload, listProducts, retireProduct, showProduct } from './shelf.ts'
import { artefact, productRow, productWhole, uploaded } from './schemas.ts'

const { name, manufacturer, intendedPurpose, contract, trainedOn } = productSchema.shape
const known = z.object({ product: z.uuid() })

const list = operation({
  name: 'products.list',
  summary: 'Lists the products that one may see: own ones, those of the own organisation, and public ones.',
  kind: 'read',
  who: everyone,
  input: z.object({ search: z.string().max(200).optional(), retired: z.boolean().default(false), ...paging }),
  output: z.object({ rows: z.array(productRow), total: z.number() }),
  handle: listProducts,
})

const show = operation({
  name: 'products.show',
  summary: 'Shows a product with its versions and files.',
  kind: 'read',
  who: everyone,
  input: known,
  output: productWhole,
  handle: ({ product }, context) => showProduct(product, context),
})

const add = operation({
  name: 'products.add',
  summary: 'Adds a product: what it is called, who makes it, and what it is meant for.',
  kind: 'write',
  who: working,
  input: z.object({
    name: name.max(200),
    manufacturer: manufacturer.max(200),
    intendedPurpose: intendedPurpose.max(5000),
    ofOrganisation: z.boolean().default(true).describe('Whether colleagues of the own organisation see it too.'),
  }),
  output: z.object({ product: z.uuid() }),
  handle: addProduct,
})

const uploadArtefact = operation({
  name: 'products.uploadArtefact',
  summary: 'Keeps a file of a product, and says what an ONNX graph takes and gives.',
  kind: 'write',
  who: working,
  upload: 500e6,
  input: known.extend({ path: z.string().min(1).max(200), file: sha256, size: z.number() }),
  output: uploaded,
  handle: keepUpload,
})

const addedVersion = operation({
  name: 'products.addVersion',
  summary: 'Adds a version of a product: its artefact, whose files were uploaded before, and its contract.',
  kind: 'write',
  who: working,
  input: known.extend({ version: z.string().min(1).max(60), artefact, contract, trainedOn }),
  output: z.object({ version: z.uuid() }),
  handle: addVersion,
})

const retire = operation({
  name: 'products.retire',
  summary: 'Takes a product out of the lists that studies choose from; its evidence stays.',
  kind: 'write',
  who: working,
  input: known,
  output: z.object({ product: z.uuid() }),
  handle: retireProduct,
})

/** What can be done with products. */
export const productOperations = [list, show, add, uploadArtefact, addedVersion, retire] as const

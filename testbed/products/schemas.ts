import { productSchema } from '@vitalbench/bench/study'
import { z } from 'zod'
import { instant, sha256 } from '../setting/index.ts'

const port = z.object({ name: z.string(), type: z.string().nullable(), shape: z.array(z.number().nullable()).nullable() })

/** What an ONNX graph takes and gives, null for any other file. */
export const onnxSignature = z.object({ inputs: z.array(port), outputs: z.array(port) }).nullable()

/** A file that was uploaded for a product. */
export const uploaded = z.object({ sha256, path: z.string(), size: z.number(), onnx: onnxSignature })

/** What a product is, or where: its link with files by digest, an address, or the name of a controller of the bench. */
export const artefact = productSchema.shape.artefact

/** A version of a product. */
export const productVersion = z.object({
  id: z.uuid(),
  version: z.string(),
  artefact,
  contract: z.unknown().describe('The typed input and output that a bench reads, null where none is declared.'),
  trainedOn: sha256.nullable(),
  files: z.array(uploaded),
  addedAt: instant,
})

/** A product in a list. */
export const productRow = z.object({
  id: z.uuid(),
  name: z.string(),
  manufacturer: z.string(),
  intendedPurpose: z.string(),
  /** Whether the one who asks may change it. */
  mine: z.boolean(),
  organisation: z.uuid().nullable(),
  public: z.boolean(),
  versions: z.number(),
  latest: z.string().nullable(),
  retiredAt: instant.nullable(),
  addedAt: instant,
})

/** A product with its versions, the latest first, and the files that no version uses yet. */
export const productWhole = productRow.extend({ all: z.array(productVersion), uploads: z.array(uploaded) })

import { z } from 'zod'

const text = z.string().min(1)

/** Path of a file beside the study: relative, with `/`, so that a plan names no machine. */
export const filePath = z.string().regex(/^(?!\/|[A-Za-z]:)[^\\]+$/, 'is not a relative path with "/"')

/** SHA-256 of a file. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hexadecimal')

/** The address stands in the plan, and so in every report. */
const address = (protocol: RegExp, kinds: string) =>
  z
    .url({ protocol, error: `is not ${kinds} address` })
    .refine((url) => !/^\w+:\/\/[^/?#]*@/i.test(url), 'holds a user or a password, which would stand in the evidence')

const lockedFile = z.strictObject({ path: filePath, sha256: digest })

/** A product as its manufacturer declares it; what `contract` says is for the bench to check. */
export const productSchema = z.strictObject({
  name: text,
  version: z.union([text, z.number().transform(String)]),
  manufacturer: text,
  intendedPurpose: text,
  artefact: z.discriminatedUnion('link', [
    z.strictObject({ link: z.enum(['onnx', 'onnx-wasm', 'in-process', 'library', 'fmu', 'wasm']), path: filePath, sha256: digest }),
    z.strictObject({ link: z.literal('process'), command: z.array(text).min(1), files: z.array(lockedFile).default([]) }),
    z.strictObject({ link: z.literal('http'), url: address(/^https?$/, 'an http or https') }),
    z.strictObject({ link: z.literal('websocket'), url: address(/^wss?$/, 'a ws or wss') }),
    z.strictObject({ link: z.literal('built-in'), controller: text }),
  ]),
  trainedOn: digest.optional(),
  contract: z.json().optional(),
})

const limit = z.number()

/** One acceptance criterion as a study file says it: a measure, and one limit beside it. */
export const criterionSchema = z.strictObject({
  id: text.optional(),
  text: text.optional(),
  measure: text,
  group: text.default('all'),
  on: z.enum(['interval', 'estimate']).default('interval'),
  atLeast: limit.optional(),
  atMost: limit.optional(),
  between: z.tuple([limit, limit]).optional(),
  nonInferiorWithin: limit.optional(),
})

const slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not made of small letters, digits and single hyphens')

/** What stands at the top of a study file, part by part; `plan` is the bench's own, products and criteria have schemas of their own. */
export const studyParts = {
  format: z.literal('vitalbench-study/1'),
  study: slug,
  title: text,
  question: text,
  bench: text,
  seed: z.union([text, z.int()]).transform(String),
  product: z.union([filePath, z.looseObject({})]),
  reference: z
    .union([filePath, z.looseObject({})])
    .nullable()
    .default(null),
  limits: z
    .strictObject({
      secondsPerCase: z.number().gt(0).max(86_400).default(10),
      memoryMiB: z.int().min(16).max(1_048_576).default(2048),
      isolation: z.enum(['required', 'where-available']).default('where-available'),
    })
    .default({ secondsPerCase: 10, memoryMiB: 2048, isolation: 'where-available' }),
  criteria: z.array(z.unknown()).min(1),
  plan: z.looseObject({}),
}

/** A study file as a whole, for its JSON Schema and for editors; it is read part by part. */
export const studySchema = z.strictObject({
  ...studyParts,
  product: z.union([filePath, productSchema]),
  reference: z.union([filePath, productSchema]).nullable().default(null),
  criteria: z.array(criterionSchema).min(1),
})

import { parse } from 'yaml'
import { z } from 'zod'
import { dataSchema, splitSchema } from '../plan.ts'
import { fail } from './errors.ts'

const text = z.string().min(1)

const logisticSchema = z.strictObject({
  kind: z.literal('logistic'),
  /** Penalty ½·l2·Σw². */
  l2: z.number().min(0).default(1),
  standardise: z.boolean().default(true),
})

const boostedTreesSchema = z.strictObject({
  kind: z.literal('boosted-trees'),
  trees: z.int().min(1).max(100_000).default(200),
  learningRate: z.number().gt(0).max(1).default(0.1),
  leaves: z.int().min(2).max(65_536).default(31),
  depth: z.int().min(1).max(64).default(8),
  minChildWeight: z.number().gt(0).default(1),
  lambda: z.number().min(0).default(1),
  bins: z.int().min(2).max(255).default(255),
  subsample: z.number().gt(0).max(1).default(1),
  /** Trees without a better loss on the tuning part after which the fit stops. */
  patience: z.int().min(1).default(20),
})

/** How a model is trained: data, split, label, inputs, kind of model; and what its manufacturer declares. */
export const recipeSchema = z
  .strictObject({
    format: z.literal('vitalbench-train/1'),
    name: text,
    version: z.union([text, z.number().transform(String)]),
    manufacturer: text,
    intendedPurpose: text,
    data: dataSchema,
    /** The same as the study's, so that its test part stays unseen. */
    split: splitSchema,
    on: z.enum(['train', 'tuning']).default('train'),
    tuneOn: z.enum(['train', 'tuning']).default('tuning'),
    label: text,
    positive: z.union([z.string(), z.number(), z.boolean()]).default(1),
    inputs: z.array(text).min(1),
    /** `last`: a missing value is the last one known of the same patient. */
    fill: z.literal('last').optional(),
    patient: text.optional(),
    time: text.optional(),
    model: z.discriminatedUnion('kind', [logisticSchema, boostedTreesSchema]),
    seed: z.union([text, z.number().transform(String)]),
    writes: z
      .strictObject({ model: text.default('model.onnx'), product: text.default('product.yaml') })
      .default({ model: 'model.onnx', product: 'product.yaml' }),
  })
  .refine(({ fill, patient, time }) => !fill || (patient && time), '"fill" needs "patient" and "time"')
  .refine(({ on, tuneOn, model }) => model.kind !== 'boosted-trees' || on !== tuneOn, '"on" and "tuneOn" are the same part')

/** A recipe, see {@link recipeSchema}. */
export type Recipe = z.infer<typeof recipeSchema>

function parsed(yaml: string): unknown {
  try {
    return parse(yaml)
  } catch (error) {
    throw fail('TRAIN_RECIPE', { at: 'its YAML', why: error instanceof Error ? error.message.split(':\n')[0] : error }, { cause: error })
  }
}

/** The recipe in a YAML text; throws with the place of its first mistake. */
export function readRecipe(yaml: string): Recipe {
  const result = recipeSchema.safeParse(parsed(yaml))
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw fail('TRAIN_RECIPE', { at: issue.path.join('.') || 'its top', why: issue.message })
}

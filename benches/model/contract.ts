import type { Product } from '@vitalbench/bench'
import { z } from 'zod'

const inputColumn = z.strictObject({
  /** Column of the data. */
  name: z.string().min(1),
  /** UCUM unit in which the product expects it. */
  unit: z.string().min(1).optional(),
  /** Numbers for the values of a text column. */
  encode: z.record(z.string(), z.number()).optional(),
  /** `last`: a missing value is the last one known of the same patient. */
  fill: z.literal('last').optional(),
})

/** The typed input and output of a model: one float tensor [1, columns] in the order given, missing as NaN; one number back. */
export const contractSchema = z.strictObject({
  input: z.strictObject({ tensor: z.string().min(1), columns: z.array(inputColumn).min(1) }),
  output: z.strictObject({ tensor: z.string().min(1), scale: z.enum(['probability', 'score']) }),
})

/** Contract of a model, see {@link contractSchema}. */
export type ModelContract = z.infer<typeof contractSchema>

/** The contract that a product declares; throws where it is not one of this bench. */
export const contractOf = (product: Product): ModelContract => contractSchema.parse(product.contract)

import { z } from 'zod'
import { commonPlan, thresholdSchema } from '../plan.ts'

/** What a study says to the binary task. */
export const binaryPlan = z.strictObject({
  task: z.literal('binary'),
  ...commonPlan,
  threshold: thresholdSchema,
  /** Column that names a case. */
  case: z.string().min(1),
  /** Column that names the patient, where a patient may have several cases. */
  patient: z.string().min(1).optional(),
  /** Value of the label column that means "has the condition". */
  positive: z.union([z.string(), z.number(), z.boolean()]),
  /** Prevalences at which predictive values are also given. */
  prevalences: z.array(z.number().gt(0).lt(1)).default([]),
})

/** The same after its defaults are filled in. */
export type BinaryPlan = z.infer<typeof binaryPlan>

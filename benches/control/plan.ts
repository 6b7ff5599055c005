import { z } from 'zod'
import { faultSchema } from './faults/fault.ts'
import { nominal } from './nominal.ts'
import { plants } from './plants/plants.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not made of small letters, digits and single hyphens')

const condition = z.strictObject({
  name: slug.refine((name) => name !== nominal && name !== 'all', `is kept for the condition without faults`),
  faults: z.array(faultSchema).min(1),
})

const shared = {
  /** Sets of faults; every patient goes through each of them, and through none. */
  conditions: z.array(condition).default([]),
  /** Beyond these limits of the controlled variable a session is stopped. */
  envelope: z.tuple([z.number(), z.number()]).optional(),
  /** Wall-clock seconds for each decision; without it the lab owns time and waits. */
  deadlineSeconds: z.number().gt(0).optional(),
  confidence: z.number().min(0.5).lt(1).default(0.95),
  bootstrap: z.strictObject({ replicates: z.int().min(200).max(100_000).default(2000) }).default({ replicates: 2000 }),
  /** Patients with a page of their own, beside the worst one. */
  show: z.array(z.string().min(1)).max(12).default([]),
  credibility: z
    .strictObject({
      /** How much the result weighs in the decision, and how bad a wrong decision is. */
      influence: z.enum(['low', 'medium', 'high']),
      consequence: z.enum(['low', 'medium', 'high']),
    })
    .default({ influence: 'medium', consequence: 'high' }),
}

/** What a study says to this bench; `patient` says which kind of virtual patient. */
export const planSchema = z.discriminatedUnion(
  'patient',
  plants.map((plant) => z.strictObject({ patient: z.literal(plant.name), ...plant.shape, ...shared })) as never,
) as unknown as z.ZodType<ControlPlan>

type Shared = { readonly [Key in keyof typeof shared]: z.infer<(typeof shared)[Key]> }

/** The same after its defaults are filled in; what the plant reads of it is the plant's own. */
export interface ControlPlan extends Shared {
  readonly patient: string
}

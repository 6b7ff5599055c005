import { z } from 'zod'
import type { Check } from './demand.ts'
import { demandKinds } from './demands/kinds.ts'
import type { Scene } from './scene.ts'

const { qualification, affiliation, approval, consent, agreement, dosimeter, calibration, capacity } = demandKinds
const date = z.iso.date()

/** Schema of a demand of any kind. */
export const demandSchema = z.discriminatedUnion('demand', [
  qualification.schema,
  affiliation.schema,
  approval.schema,
  consent.schema,
  agreement.schema,
  dosimeter.schema,
  calibration.schema,
  capacity.schema,
])

/** Schema of one dated version of a policy. */
export const policyEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  version: z.int().min(1),
  validFrom: date.describe('first day on which it is in force, in the zone of the place'),
  validUntil: date.optional().describe('last day; absent is until further notice'),
  source: z.string().min(1).describe('where it is written'),
  check: z.boolean().default(false).describe('true while nobody has read the source for this entry'),
  sponsor: z.string().min(1).optional(),
  programme: z.string().min(1).optional(),
  demands: z.array(demandSchema).default([]),
  breakGlass: z.strictObject({ roles: z.array(z.string().min(1)).min(1) }).optional(),
})

/** Schema of a policy file: the entries of one jurisdiction, `*` for every one. */
export const policyFile = z.strictObject({
  jurisdiction: z.string().regex(/^(\*|[A-Z]{2})$/),
  policies: z.array(policyEntry),
})

/** A demand of any kind. */
export type Demand = z.infer<typeof demandSchema>

/** One dated version of a policy of a jurisdiction, a sponsor or a programme. */
export type Policy = z.infer<typeof policyEntry> & { readonly jurisdiction: string }

/** Holds a demand against the facts of a scene. */
export function checkDemand(demand: Demand, scene: Scene): readonly Check[] {
  const kind = demandKinds[demand.demand] as unknown as { readonly check: (demand: Demand, scene: Scene) => readonly Check[] }
  return kind.check(demand, scene)
}

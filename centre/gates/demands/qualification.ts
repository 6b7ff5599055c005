import { z } from 'zod'
import { courseRemedies } from '../course-remedies.ts'
import { credentialCandidate } from '../credential-candidate.ts'
import { defineDemand, demandBase } from '../demand.ts'
import { addMonths, dateOf, endOf, startOf } from '../local-time.ts'
import type { Scene } from '../scene.ts'
import { spansOf, union } from '../spans.ts'
import { windowCheck } from '../window.ts'

const months = z.int().min(1).max(1200)

/** What a policy may say about a qualification; the two clocks differ: `validMonths` fills in for a silent certificate, `clockMonths` ends a speaking one. */
export const qualificationSchema = z.strictObject({
  demand: z.literal('qualification'),
  ...demandBase,
  types: z.array(z.string().min(1)).min(1).describe('any of them will do, for example course or refresher; the first names the demand'),
  editions: z.array(z.string().min(1)).min(1).optional(),
  schemes: z.array(z.string().min(1)).min(1).optional().describe('issuer must belong to one of these schemes'),
  proofs: z
    .array(z.enum(['signature', 'seen', 'none']))
    .min(1)
    .default(['signature', 'seen']),
  validMonths: months.optional().describe('months from issue, where the certificate does not say'),
  clockMonths: months.optional().describe('months from issue, whatever the certificate says'),
  courseMonths: months.optional().describe('oldest course on which a certificate may rest at its issue'),
  graceMonths: months.optional().describe('months from the appointment to the role of `when` in which it may still be missing'),
  supervised: z.boolean().default(false).describe('a qualified supervisor in the same slot can stand in'),
})

/** A demand for a qualification. */
export type QualificationDemand = z.infer<typeof qualificationSchema>

/** Months of grace after an appointment; everything outside the role is no concern of the demand. */
function grace({ graceMonths, when }: QualificationDemand, scene: Scene, person: string) {
  if (!graceMonths || !when.role) return []
  return scene
    .look('appointments', { person, role: when.role })
    .flatMap(({ validFrom }) =>
      validFrom
        ? spansOf([
            { start: startOf(validFrom, scene.zone), end: endOf(addMonths(dateOf(validFrom, scene.zone), graceMonths), scene.zone) },
          ])
        : [],
    )
}

/** Holds a demand for a qualification against what one person holds, the asker or a supervisor. */
export function checkQualification(demand: QualificationDemand, scene: Scene, person: string) {
  const candidates = demand.types.flatMap((type) =>
    scene.look('credentials', { person, type }).map((credential) => credentialCandidate(credential, demand, scene)),
  )
  const check = windowCheck({
    area: 'QUALIFICATION',
    values: { type: demand.types[0] },
    candidates,
    scene,
    remedies: (slot) => courseRemedies({ demand, scene, slot, person }),
  })
  return { ...check, holds: union(check.holds, grace(demand, scene, person)), supervisable: demand.supervised }
}

/** A qualification of the person: type, edition, issuer, proof, site and the clocks. */
export const qualification = defineDemand({
  schema: qualificationSchema,
  check: (demand, scene) => [checkQualification(demand, scene, scene.request.person)],
})

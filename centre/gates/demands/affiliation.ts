import { z } from 'zod'
import { defineDemand, demandBase } from '../demand.ts'
import { askFor, windowCheck, windowOf } from '../window.ts'

/** An affiliation of the person with the organisation; what policies demand of an affiliation is demanded with it. */
export const affiliation = defineDemand({
  schema: z.strictObject({ demand: z.literal('affiliation'), ...demandBase }),
  check({ ask }, scene) {
    const { person, organisation } = scene.request
    const candidates = scene.look('affiliations', { person, organisation }).map((row) => ({
      window: windowOf(row, scene.zone),
      flaws: row.signed ? [] : [{ code: 'AFFILIATION_UNSIGNED', values: {}, remedy: { code: 'SIGN_AFFILIATION', values: {} } }],
    }))
    const remedies = () => [askFor(scene, { code: 'RENEW_AFFILIATION', role: ask, values: { organisation } })]
    return [windowCheck({ area: 'AFFILIATION', values: { organisation }, candidates, scene, remedies })]
  },
})

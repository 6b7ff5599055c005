import { z } from 'zod'
import { defineDemand, demandBase } from '../demand.ts'
import { askFor, windowCheck, windowOf } from '../window.ts'

/** A dosimeter that has been handed to the person for the day. */
export const dosimeter = defineDemand({
  schema: z.strictObject({ demand: z.literal('dosimeter'), ...demandBase }),
  check({ ask }, scene) {
    const candidates = scene
      .look('dosimeters', { person: scene.request.person })
      .map((row) => ({ window: windowOf(row, scene.zone), flaws: [] }))
    const remedies = () => [askFor(scene, { code: 'GET_DOSIMETER', role: ask })]
    return [windowCheck({ area: 'DOSIMETER', values: {}, candidates, scene, remedies })]
  },
})

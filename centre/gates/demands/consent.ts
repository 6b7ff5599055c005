import { z } from 'zod'
import { defineDemand, demandBase } from '../demand.ts'
import { askFor, windowCheck, windowOf } from '../window.ts'
import { checkApproval } from './approval.ts'

/** Consent of every subject who is named; where none is yet, the approved consent form of the project. */
export const consent = defineDemand({
  schema: z.strictObject({ demand: z.literal('consent'), ...demandBase, form: z.string().min(1).default('consent-form') }),
  check({ form, ask }, scene) {
    const { project = '', subjects } = scene.request
    if (subjects.length === 0) return [checkApproval(form, ask, scene)]
    return subjects.map((subject) => {
      const candidates = scene.look('consents', { project, subject }).map((row) => ({ window: windowOf(row, scene.zone), flaws: [] }))
      const remedies = () => [askFor(scene, { code: 'ASK_CONSENT', role: ask, values: { subject } })]
      return windowCheck({ area: 'CONSENT', values: { subject }, candidates, scene, remedies })
    })
  },
})

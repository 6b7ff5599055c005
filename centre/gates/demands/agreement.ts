import { z } from 'zod'
import { defineDemand, demandBase } from '../demand.ts'
import { resourcesFor } from '../scene.ts'
import { askFor, windowCheck, windowOf } from '../window.ts'

/** A data agreement for every dataset: party is the member's own organisation, with the purpose and within the term. */
export const agreement = defineDemand({
  schema: z.strictObject({ demand: z.literal('agreement'), ...demandBase }),
  check({ ask, when }, scene) {
    const { organisation, dataPurpose = '–' } = scene.request
    return resourcesFor(scene, 'data', when.resource).map(({ id: dataset }) => {
      const remedy = { code: 'EXTEND_AGREEMENT', values: { role: ask } }
      const candidates = scene.look('agreements', { organisation, dataset }).map((row) => ({
        window: windowOf(row, scene.zone),
        flaws: row.purposes.includes(dataPurpose)
          ? []
          : [{ code: 'AGREEMENT_PURPOSE', values: { purpose: dataPurpose, agreed: row.purposes.join(', ') }, remedy }],
      }))
      const remedies = () => [askFor(scene, { code: 'SIGN_AGREEMENT', role: ask, values: { dataset, organisation } })]
      return windowCheck({ area: 'AGREEMENT', values: { dataset, organisation }, candidates, scene, remedies })
    })
  },
})

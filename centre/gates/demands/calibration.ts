import { z } from 'zod'
import { defineDemand, demandBase } from '../demand.ts'
import type { Calibration } from '../facts.ts'
import { addMonths, dateOf } from '../local-time.ts'
import { resourcesFor } from '../scene.ts'
import { always } from '../spans.ts'
import { askFor, windowCheck, windowOf } from '../window.ts'

/** A calibration that is not overdue, of every piece of equipment; overdue equipment is refused, or its runs are stamped as no evidence. */
export const calibration = defineDemand({
  schema: z.strictObject({
    demand: z.literal('calibration'),
    ...demandBase,
    overdue: z.enum(['deny', 'not-evidence']).default('deny'),
    validMonths: z.int().min(1).optional().describe('months from calibration, where it does not say when it is due'),
  }),
  check({ ask, overdue, validMonths, when }, scene) {
    const dueOf = ({ due, calibratedOn }: Calibration): string | null | undefined =>
      due ?? (calibratedOn && validMonths ? addMonths(dateOf(calibratedOn, scene.zone), validMonths) : null)
    return resourcesFor(scene, 'equipment', when.resource).map(({ id: resource }) => {
      const candidates = scene.look('calibrations', { resource }).map((row) => {
        const due = dueOf(row)
        const remedy = { code: 'CALIBRATE', values: { resource, role: ask } }
        return {
          window: windowOf({ validFrom: row.calibratedOn, validUntil: due }, scene.zone),
          flaws: due ? [] : [{ code: 'CALIBRATION_UNDATED', values: {}, remedy }],
        }
      })
      const remedies = () => [askFor(scene, { code: 'CALIBRATE', role: ask, values: { resource } })]
      const check = windowCheck({ area: 'CALIBRATION', values: { resource }, candidates, scene, remedies })
      return overdue === 'not-evidence' ? { ...check, stamped: always } : check
    })
  },
})

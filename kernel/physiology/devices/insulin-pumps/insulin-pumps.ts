import { idealInsulinPump } from './ideal-insulin-pump.ts'
import type { InsulinPumpModel } from './insulin-pump-model.ts'
import { minimed670g } from './minimed-670g.ts'
import { omnipod } from './omnipod.ts'
import { tslimX2 } from './tslim-x2.ts'

/** Names of the insulin pumps. */
export type InsulinPumpName = 'ideal' | 'minimed-670g' | 'tslim-x2' | 'omnipod'

/**
 * Insulin pumps by name.
 *
 * @example
 * const pump = insulinPumps.omnipod.open({ stream: stream('study 7', 'case 12', 'pump') })
 * pump.deliver(0.8, 4, 5) // U during 5 min, at 0.8 U/h and with a bolus of 4 U
 */
export const insulinPumps: Readonly<Record<InsulinPumpName, InsulinPumpModel>> = {
  ideal: idealInsulinPump,
  'minimed-670g': minimed670g,
  'tslim-x2': tslimX2,
  omnipod,
}

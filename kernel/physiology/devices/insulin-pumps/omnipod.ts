import type { InsulinPumpModel } from './insulin-pump-model.ts'
import { strokePump } from './stroke-pump.ts'

const device = {
  name: 'omnipod',
  title: 'Insulet Omnipod DASH',
  source:
    'pulses of 0.05 U; limits and accuracy (±5 % of basal insulin taken as two standard deviations, 30 U boluses from 29.56 to 30.62 U) of the ' +
    'user guide of Insulet; a turn of 5 U after Eichenlaub et al., J Diabetes Sci Technol 17:4 (2023), amplitudes as in LoopInsighT1, unconfirmed; ' +
    'a pulse errs by 24 %, so that 0.2-U boluses spread by 18.5 %: J Diabetes Sci Technol 16:788 (2022), doi 10.1177/19322968211070815',
  basalStep: 0.05,
  basalMaximum: 30,
  bolusStep: 0.05,
  bolusMaximum: 30,
  bolusSpeed: 1.5,
  pulse: 0.05,
  cycle: 0,
  error: { basal: 0.025, bolus: 0.007, stroke: 0.012, turn: { volume: 5, first: 0.1852, second: 0.0633 } },
} as const

/** A patch pump that gives pulses of 0.05 U. */
export const omnipod = { ...device, open: (opening) => strokePump(device, opening) } as const satisfies InsulinPumpModel

import type { InsulinPumpModel } from './insulin-pump-model.ts'
import { strokePump } from './stroke-pump.ts'

const minutesPerCycle = 5
const basalStep = 0.001

const device = {
  name: 'tslim-x2',
  title: 'Tandem t:slim X2',
  source:
    'steps, limits and differences between pumps as in LoopInsighT1 (devices/Tslim.json), unconfirmed; a stroke every 5 min that errs by 42 % ' +
    'at 0.1 U/h: Girardot et al., Diabetes Technol Ther 2020, doi 10.1089/dia.2019.0486 (38 to 46 % for four pumps); speed unconfirmed',
  basalStep,
  basalMaximum: 15,
  bolusStep: 0.01,
  bolusMaximum: 25,
  bolusSpeed: 1.43,
  pulse: (basalStep * minutesPerCycle) / 60,
  cycle: minutesPerCycle,
  error: { basal: 0.0295, bolus: 0.0094, stroke: 0.0035 },
} as const

/** A durable pump with a stroke every 5 min, whose volume follows the rate. */
export const tslimX2 = { ...device, open: (opening) => strokePump(device, opening) } as const satisfies InsulinPumpModel

import type { InsulinPumpModel } from './insulin-pump-model.ts'
import { strokePump } from './stroke-pump.ts'

const device = {
  name: 'minimed-670g',
  title: 'Medtronic MiniMed 670G',
  source:
    'steps, limits and differences between pumps as in LoopInsighT1 (devices/M670G.json), unconfirmed; a pulse of 0.025 U errs by 21 %, so that ' +
    '85 % of boluses of 0.1 U lie within 15 %: Ziegler et al., Diabetes 68 Suppl 1, 119-LB (2019), which also gives the standard speed',
  basalStep: 0.025,
  basalMaximum: 35,
  bolusStep: 0.025,
  bolusMaximum: 75,
  bolusSpeed: 1.5,
  pulse: 0.025,
  cycle: 0,
  error: { basal: 0.0374, bolus: 0.0248, stroke: 0.0052 },
} as const

/** A durable pump that gives pulses of 0.025 U. */
export const minimed670g = { ...device, open: (opening) => strokePump(device, opening) } as const satisfies InsulinPumpModel

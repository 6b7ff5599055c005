import type { InsulinPumpModel } from './insulin-pump-model.ts'
import { strokePump } from './stroke-pump.ts'

const ideal = {
  name: 'ideal',
  title: 'Ideal insulin pump',
  source: 'what is ordered, at once',
  basalStep: 0,
  basalMaximum: Infinity,
  bolusStep: 0,
  bolusMaximum: Infinity,
  bolusSpeed: Infinity,
  pulse: 0,
  cycle: 0,
  error: { basal: 0, bolus: 0, stroke: 0 },
} as const

/** A pump without steps, limits or errors. */
export const idealInsulinPump = { ...ideal, open: (opening) => strokePump(ideal, opening) } as const satisfies InsulinPumpModel

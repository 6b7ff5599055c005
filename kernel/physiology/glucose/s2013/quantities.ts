import type { DomainLimit, Input, Quantity } from '../../body.ts'
import { domain as s2008Domain, inputs as s2008Inputs, states as s2008States } from '../s2008/quantities.ts'
import { glucoseOutputs, leastInputs } from '../signals.ts'

/** States of S2013: those of S2008, then glucagon. */
export const states: readonly Quantity[] = [
  ...s2008States,
  { name: 'H', unit: 'pg/mL', about: 'glucagon in plasma' },
  { name: 'SRHs', unit: 'pg/mL/min', about: 'secretion of glucagon by the level of glucose' },
  { name: 'XH', unit: 'pg/mL', about: 'delayed glucagon above the basal one, which acts on the liver' },
  { name: 'Hsc1', unit: 'ng/kg', about: 'glucagon under the skin, where it was infused' },
  { name: 'Hsc2', unit: 'ng/kg', about: 'glucagon under the skin, on its way to plasma' },
]

/** What acts on the patient: the inputs of S2008, then glucagon. */
export const inputs: readonly Input[] = [
  ...s2008Inputs,
  { name: 'glucagon', unit: 'ug/min', about: 'glucagon infused under the skin', rest: 0 },
]

/** Least values of the inputs, in their order. */
export const least: readonly number[] = [...leastInputs, 0]

/** Outputs of S2008, then plasma glucagon. */
export const outputs: readonly Quantity[] = [...glucoseOutputs, { name: 'plasmaGlucagon', unit: 'pg/mL', about: 'plasma glucagon' }]

/** Limits of S2008, and of the response of the liver. */
export const domain: readonly DomainLimit[] = [
  ...s2008Domain,
  {
    quantity: 'H',
    unit: 'pg/mL',
    low: 0,
    high: 1000,
    why: 'production rises in proportion to glucagon here; a rescue dose raises glucose by far less than ten times what a tenth of it does',
  },
]

import type { Input, Quantity } from '../body.ts'

/** Glucose in mg per mmol. */
export const mgPerMmol = 180.16

/** Glucose concentration in mg/dL per mmol/L. */
export const mgPerDlPerMmolPerL = mgPerMmol / 10

/** Insulin in pmol per mU, the same as pmol/L per mU/L. */
export const pmolPerMilliunit = 6

/** Inputs that the glucose models share, in this order: pump, food, and disturbances of the day. */
export const glucoseInputs = (sensitivity: string): readonly Input[] => [
  { name: 'insulin', unit: '[iU]/min', about: 'insulin infused under the skin', rest: 0 },
  { name: 'carbohydrate', unit: 'g/min', about: 'carbohydrate eaten', rest: 0 },
  { name: 'sensitivity', unit: '1', about: `factor on the effect of insulin: ${sensitivity}`, rest: 1 },
  { name: 'production', unit: '1', about: 'factor on the endogenous production of glucose', rest: 1 },
  {
    name: 'uptake',
    unit: 'mg/kg/min',
    about: 'uptake of glucose by working muscle, independent of insulin; in proportion to glucose below 4.5 mmol/L',
    rest: 0,
  },
]

/** Least values of the inputs, in their order. */
export const leastInputs: readonly number[] = [0, 0, 0, 0, 0]

/** What a laboratory or a sensor without error would see, in the order of every glucose model. */
export const glucoseOutputs: readonly Quantity[] = [
  { name: 'glucose', unit: 'mg/dL', about: 'plasma glucose' },
  { name: 'sensorGlucose', unit: 'mg/dL', about: 'glucose where the sensor sits' },
  { name: 'plasmaInsulin', unit: 'pmol/L', about: 'plasma insulin, at 6 pmol per mU' },
  { name: 'appearance', unit: 'mg/kg/min', about: 'rate of appearance of glucose from the meal' },
]

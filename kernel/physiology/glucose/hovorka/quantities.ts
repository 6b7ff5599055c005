import type { DomainLimit, Parameter, Quantity } from '../../body.ts'

/** States of the Hovorka model in the order of the equations, with the symbols of the paper; Gs is where the sensor sits. */
export const states: readonly Quantity[] = [
  { name: 'Q1', unit: 'mmol', about: 'glucose in plasma and what equilibrates with it' },
  { name: 'Q2', unit: 'mmol', about: 'glucose out of reach of sampling' },
  { name: 'S1', unit: 'm[iU]', about: 'insulin under the skin, first compartment' },
  { name: 'S2', unit: 'm[iU]', about: 'insulin under the skin, second compartment' },
  { name: 'I', unit: 'm[iU]/L', about: 'insulin in plasma' },
  { name: 'x1', unit: '/min', about: 'insulin action on distribution and transport' },
  { name: 'x2', unit: '/min', about: 'insulin action on disposal' },
  { name: 'x3', unit: '1', about: 'insulin action on the endogenous production' },
  { name: 'D1', unit: 'mmol', about: 'glucose in the gut, first compartment' },
  { name: 'D2', unit: 'mmol', about: 'glucose in the gut, second compartment' },
  { name: 'Gs', unit: 'mmol/L', about: 'glucose where the sensor sits' },
]

/** The paper that the model is from. */
export const paper = 'Hovorka, Canonico, Chassin et al., Physiol Meas 25:905 (2004)'

/** Parameters with the values of the paper. */
export const parameters = [
  { name: 'BW', unit: 'kg', about: 'body weight', default: 70, source: 'a person of 70 kg, chosen here' },
  {
    name: 'Gb',
    unit: 'mg/dL',
    about: 'plasma glucose at rest under the basal infusion',
    default: 108.096,
    source: '6 mmol/L, chosen here',
  },
  { name: 'k12', unit: '/min', about: 'transfer from the second to the first glucose compartment', default: 0.066, source: paper },
  { name: 'ka1', unit: '/min', about: 'rate of insulin action on transport', default: 0.006, source: paper },
  { name: 'ka2', unit: '/min', about: 'rate of insulin action on disposal', default: 0.06, source: paper },
  { name: 'ka3', unit: '/min', about: 'rate of insulin action on production', default: 0.03, source: paper },
  { name: 'ke', unit: '/min', about: 'elimination of insulin from plasma', default: 0.138, source: paper },
  { name: 'VI', unit: 'L/kg', about: 'volume of distribution of insulin', default: 0.12, source: paper },
  { name: 'VG', unit: 'L/kg', about: 'volume of distribution of glucose', default: 0.16, source: paper },
  { name: 'AG', unit: '1', about: 'share of the carbohydrate that is absorbed', default: 0.8, source: paper },
  { name: 'tG', unit: 'min', about: 'time of the greatest glucose absorption', default: 40, source: paper },
  { name: 'tI', unit: 'min', about: 'time of the greatest insulin absorption', default: 55, source: paper },
  { name: 'SIT', unit: '/min/(m[iU]/L)', about: 'insulin sensitivity of transport', default: 51.2e-4, source: paper },
  { name: 'SID', unit: '/min/(m[iU]/L)', about: 'insulin sensitivity of disposal', default: 8.2e-4, source: paper },
  { name: 'SIE', unit: '/(m[iU]/L)', about: 'insulin sensitivity of production', default: 520e-4, source: paper },
  { name: 'EGP0', unit: 'mmol/kg/min', about: 'production of glucose without insulin', default: 0.0161, source: paper },
  { name: 'F01', unit: 'mmol/kg/min', about: 'glucose flux independent of insulin', default: 0.0097, source: paper },
  {
    name: 'ksc',
    unit: '/min',
    about: 'rate from plasma to the sensor',
    default: 0.1,
    source:
      'no part of the paper; a lag of 10 min, chosen here, as in Dalla Man, Raimondo, Rizza, Cobelli, J Diabetes Sci Technol 1:323 (2007)',
  },
] as const satisfies readonly Parameter[]

/** Parameters of the Hovorka model by name, in the units of `parameters`. */
export type HovorkaParameters = Readonly<Record<(typeof parameters)[number]['name'], number>>

/** Where the model stops to be one. */
export const domain: readonly DomainLimit[] = [
  {
    quantity: 'glucose',
    unit: 'mg/dL',
    low: 20,
    high: 600,
    why: 'no person was measured beyond; no loss of consciousness, no ketoacidosis',
  },
  {
    quantity: 'x3',
    unit: '1',
    low: 0,
    high: 1,
    why: 'above 1 the equation of the paper makes the production negative; it is held at zero here',
  },
]

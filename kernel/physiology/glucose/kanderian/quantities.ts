import type { DomainLimit, Parameter, Quantity } from '../../body.ts'

/** States of the minimal model in the order of the equations; the carbohydrate in the gut is a chain of two stages. */
export const states: readonly Quantity[] = [
  { name: 'Isc', unit: 'u[iU]/mL', about: 'insulin under the skin, as the concentration it leads to' },
  { name: 'Ip', unit: 'u[iU]/mL', about: 'insulin in plasma' },
  { name: 'Ieff', unit: '/min', about: 'effect of insulin on glucose' },
  { name: 'G', unit: 'mg/dL', about: 'glucose in plasma' },
  { name: 'C1', unit: 'mg', about: 'carbohydrate in the gut, first stage' },
  { name: 'C2', unit: 'mg', about: 'carbohydrate in the gut, second stage' },
  { name: 'Gs', unit: 'mg/dL', about: 'glucose where the sensor sits' },
]

/** The paper that the model is from. */
export const paper = 'Kanderian, Weinzimer, Voskanyan, Steil, J Diabetes Sci Technol 3:1047 (2009)'

const first = `${paper}, first of ten subjects`

/** Parameters with the values of the first subject of the paper. */
export const parameters = [
  { name: 'BW', unit: 'kg', about: 'body weight', default: 89, source: first },
  {
    name: 'Gb',
    unit: 'mg/dL',
    about: 'plasma glucose at rest under the basal infusion',
    default: 108.096,
    source: '6 mmol/L, chosen here',
  },
  { name: 'CI', unit: 'mL/min', about: 'clearance of insulin', default: 2010, source: first },
  { name: 't1', unit: 'min', about: 'time constant of insulin under the skin', default: 49, source: first },
  { name: 't2', unit: 'min', about: 'time constant of insulin in plasma', default: 47, source: first },
  { name: 'p2', unit: '/min', about: 'rate of insulin action', default: 0.0106, source: first },
  { name: 'SI', unit: 'mL/u[iU]/min', about: 'insulin sensitivity', default: 8.11e-4, source: first },
  { name: 'GEZI', unit: '/min', about: 'glucose effectiveness at zero insulin', default: 0.0022, source: first },
  { name: 'EGP', unit: 'mg/dL/min', about: 'endogenous production of glucose at zero insulin', default: 1.33, source: first },
  { name: 'VG', unit: 'dL', about: 'volume of distribution of glucose', default: 253, source: first },
  { name: 'tm', unit: 'min', about: 'time of the greatest glucose appearance from a meal', default: 47, source: first },
  {
    name: 'AG',
    unit: '1',
    about: 'share of the carbohydrate that reaches plasma',
    default: 1,
    source: `${paper} [check]; others take 0.8`,
  },
  {
    name: 'ksc',
    unit: '/min',
    about: 'rate from plasma to the sensor',
    default: 0.1,
    source:
      'no part of the paper; a lag of 10 min, chosen here, as in Dalla Man, Raimondo, Rizza, Cobelli, J Diabetes Sci Technol 1:323 (2007)',
  },
] as const satisfies readonly Parameter[]

/** Parameters of the minimal model by name, in the units of `parameters`. */
export type KanderianParameters = Readonly<Record<(typeof parameters)[number]['name'], number>>

/** Where the model stops to be one. */
export const domain: readonly DomainLimit[] = [
  {
    quantity: 'glucose',
    unit: 'mg/dL',
    low: 20,
    high: 600,
    why: 'no person was measured beyond; no renal excretion, no counter-regulation, no ketoacidosis',
  },
]

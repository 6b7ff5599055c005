import type { Parameter } from '../../body.ts'

const meal = 'Dalla Man, Rizza, Cobelli, IEEE Trans Biomed Eng 54:1740 (2007), average of healthy subjects'
const stomach = 'Dalla Man, Camilleri, Cobelli, IEEE Trans Biomed Eng 53:2472 (2006)'
const skin = 'Dalla Man, Raimondo, Rizza, Cobelli, J Diabetes Sci Technol 1:323 (2007)'
const chosen = 'a person with type 1 diabetes, chosen here'
const chosenProduction = 'chosen here: kp1 and Vm0 stay within 10 % of the published averages, 2.7 and 2.5 mg/kg/min'

/** Parameters that may be chosen freely; the others follow from them by the basal relations. */
export const freeParameters = [
  { name: 'BW', unit: 'kg', about: 'body weight', default: 78, source: meal },
  { name: 'Gb', unit: 'mg/dL', about: 'basal plasma glucose', default: 120, source: chosen },
  { name: 'Ib', unit: 'pmol/L', about: 'basal plasma insulin', default: 40, source: chosen },
  { name: 'EGPb', unit: 'mg/kg/min', about: 'basal endogenous production of glucose', default: 2, source: chosenProduction },
  { name: 'Vg', unit: 'dL/kg', about: 'volume of distribution of glucose', default: 1.88, source: meal },
  { name: 'k1', unit: '/min', about: 'rate from plasma to slow tissue', default: 0.065, source: meal },
  { name: 'k2', unit: '/min', about: 'rate from slow tissue to plasma', default: 0.079, source: meal },
  { name: 'Vi', unit: 'L/kg', about: 'volume of distribution of insulin', default: 0.05, source: meal },
  { name: 'm1', unit: '/min', about: 'rate from liver to plasma of insulin', default: 0.19, source: meal },
  { name: 'CL', unit: 'L/min', about: 'clearance of insulin', default: 1.8915, source: `${meal}: m4 Vi BW/0.4 with m4 = 0.194 /min` },
  { name: 'HEb', unit: '1', about: 'basal extraction of insulin by the liver, below 1', default: 0.6, source: meal },
  { name: 'kmax', unit: '/min', about: 'fastest emptying of the stomach, and grinding', default: 0.0558, source: meal },
  { name: 'kmin', unit: '/min', about: 'slowest emptying of the stomach', default: 0.008, source: meal },
  { name: 'kabs', unit: '/min', about: 'absorption from the intestine', default: 0.057, source: meal },
  { name: 'f', unit: '1', about: 'share of the carbohydrate that reaches plasma', default: 0.9, source: meal },
  { name: 'b', unit: '1', about: 'share of the meal at which emptying has slowed half, below 1', default: 0.69, source: stomach },
  { name: 'd', unit: '1', about: 'share of the meal at which emptying has sped up half', default: 0.17, source: `${stomach}, c there` },
  { name: 'kp2', unit: '/min', about: 'effect of glucose on its production', default: 0.0021, source: meal },
  { name: 'kp3', unit: 'mg/kg/min/(pmol/L)', about: 'effect of insulin on the production', default: 0.009, source: meal },
  { name: 'ki', unit: '/min', about: 'rate of the delays of insulin action on the liver', default: 0.0079, source: meal },
  { name: 'Fsnc', unit: 'mg/kg/min', about: 'uptake by brain and red cells', default: 1, source: meal },
  { name: 'Vmx', unit: 'mg/kg/min/(pmol/L)', about: 'effect of insulin on the utilisation', default: 0.047, source: meal },
  { name: 'Km0', unit: 'mg/kg', about: 'glucose of half the utilisation', default: 225.59, source: meal },
  { name: 'p2u', unit: '/min', about: 'rate of insulin action on the utilisation', default: 0.0331, source: meal },
  { name: 'ke1', unit: '/min', about: 'rate of renal excretion', default: 0.0005, source: meal },
  { name: 'ke2', unit: 'mg/kg', about: 'threshold of renal excretion', default: 339, source: meal },
  { name: 'ka1', unit: '/min', about: 'absorption of insulin that is not monomeric', default: 0.0018, source: skin },
  { name: 'ka2', unit: '/min', about: 'absorption of monomeric insulin', default: 0.0182, source: skin },
  { name: 'kd', unit: '/min', about: 'dissociation of insulin under the skin', default: 0.0164, source: skin },
  { name: 'ksc', unit: '/min', about: 'rate from plasma to the sensor', default: 0.1, source: `${skin}, as a time constant of 10 min` },
] as const satisfies readonly Parameter[]

/** Name of a free parameter of S2008. */
export type FreeName = (typeof freeParameters)[number]['name']

/** The free parameters of a patient, in the units of `freeParameters`. */
export type FreeParameters = Readonly<Record<FreeName, number>>

/** Names of the parameters that follow from the free ones. */
export type SolvedName = 'm2' | 'm4' | 'm30' | 'kp1' | 'Vm0'

/** Every parameter of the equations: the free ones and those that the basal relations give. */
export type S2008Parameters = Readonly<Record<FreeName | SolvedName, number>>

/** Parameters that may be zero: without effect, without loss, or with a stomach of one speed. */
export const mayBeZero: readonly FreeName[] = ['Ib', 'kmin', 'kp2', 'kp3', 'Fsnc', 'Vmx', 'ke1', 'ka1']

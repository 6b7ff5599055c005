import type { Parameter } from '../../body.ts'
import type { S2008Parameters } from '../s2008/parameters.ts'

const label = 'label of Glucagon for injection, Eli Lilly: 0.25 L/kg, 13.5 mL/min/kg'
const fitted = 'chosen here to meet that label: 7.9 ng/mL 20 min after 1 mg under the skin'
const figure = 'Dalla Man, Micheletto, Lv et al., J Diabetes Sci Technol 8:26 (2014), figure 5, as read by hpeuscher/loopinsight1'
const chosen = 'no published average found; chosen here, with a weak response as in long-standing type 1 diabetes'
const dose =
  'chosen here: 0.11 mg under the skin raises basal glucose by 2.6 mmol/L, the least of Blauw et al., Diabetes Obes Metab 18:34 (2016)'

/** Parameters of glucagon. */
export const glucagonParameters = [
  { name: 'Hb', unit: 'pg/mL', about: 'basal plasma glucagon', default: 60, source: figure },
  { name: 'VH', unit: 'L/kg', about: 'volume of distribution of glucagon', default: 0.25, source: label },
  { name: 'n', unit: '/min', about: 'clearance of glucagon by its volume', default: 0.054, source: label },
  { name: 'rho', unit: '/min', about: 'rate at which the secretion follows glucose', default: 0.5, source: chosen },
  { name: 'sigma', unit: 'pg/mL/min/(mg/dL)', about: 'secretion for glucose below the basal one', default: 0.05, source: chosen },
  { name: 'delta', unit: 'pg/mL/(mg/dL)', about: 'secretion for glucose that falls', default: 0.1, source: chosen },
  { name: 'kH', unit: '/min', about: 'rate of the delay of glucagon action', default: 0.1, source: chosen },
  { name: 'kxi', unit: 'mg/kg/min/(pg/mL)', about: 'production for glucagon above the basal one', default: 0.0047, source: dose },
  { name: 'kh1', unit: '/min', about: 'rate from the infused glucagon to the one on its way', default: 0.024, source: fitted },
  { name: 'kh2', unit: '/min', about: 'loss of glucagon under the skin', default: 0.036, source: fitted },
  { name: 'kh3', unit: '/min', about: 'absorption of glucagon into plasma', default: 0.4, source: fitted },
] as const satisfies readonly Parameter[]

/** Name of a parameter of glucagon. */
export type GlucagonName = (typeof glucagonParameters)[number]['name']

/** Every parameter of S2013. */
export type S2013Parameters = S2008Parameters & Readonly<Record<GlucagonName, number>>

/** Parameters of glucagon that may be zero: without secretion or effect. */
export const glucagonMayBeZero: readonly GlucagonName[] = ['Hb', 'sigma', 'delta', 'kxi', 'kh2']

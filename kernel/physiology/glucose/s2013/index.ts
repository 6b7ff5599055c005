/** Glucose and glucagon in type 1 diabetes, the model of 18 states. */
export { s2013, s2013BasalState, s2013Parameters } from './s2013.ts'
export { hypoglycaemiaRisk } from './derivative.ts'
export type { GlucagonName, S2013Parameters } from './parameters.ts'

/** Measures of what a controller does to a body. */
export { glycaemia } from './measures/glycaemia.ts'
export type { Glycaemia } from './measures/glycaemia.ts'
export { performance } from './measures/performance.ts'
export type { ControlledSeries, Performance } from './measures/performance.ts'

// Independent numbers
export { physiologyOracles } from './oracles.ts'

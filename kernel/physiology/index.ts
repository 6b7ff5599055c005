/** Bodies under control, and measures of what a controller does to them. */
export type { Body, DomainLimit, Input, Model, Opening, Parameter, Quantity } from './body.ts'
export * from './anaesthesia/index.ts'

// Measures
export { glycaemia } from './measures/glycaemia.ts'
export type { Glycaemia } from './measures/glycaemia.ts'
export { performance } from './measures/performance.ts'
export type { ControlledSeries, Performance } from './measures/performance.ts'

// Bodies in closed form
export { bloodVolumeChange } from './fluid/blood-volume.ts'
export type { BloodVolumeResponse } from './fluid/blood-volume.ts'
export { pressureControlledBreath } from './ventilation/pressure-controlled.ts'
export type { PeriodicBreath, PressureControl } from './ventilation/pressure-controlled.ts'

// Independent numbers
export { physiologyOracles } from './oracles.ts'

/** Bodies under control, and measures of what a controller does to them. */
export type { Body, DomainLimit, Input, Model, Opening, Parameter, Quantity } from './body.ts'
export * from './anaesthesia/index.ts'
export * from './devices/index.ts'
export { bloodVolume, bloodVolumeChange, outputShare, pressureShare } from './fluid/index.ts'
export type { BloodVolumeResponse } from './fluid/index.ts'
export * from './glucose/index.ts'
export {
  oneCompartmentLung,
  pressureControlledBreath,
  twoCompartmentLung,
  volumeControlledBreath,
  volumeControlledPressure,
} from './ventilation/index.ts'
export type { PeriodicBreath, PressureControl, VolumeBreath, VolumeControl } from './ventilation/index.ts'

// Measures
export { cvga, cvgaShares } from './measures/cvga.ts'
export type { CvgaField, CvgaPoint, CvgaZone } from './measures/cvga.ts'
export { glycaemia } from './measures/glycaemia.ts'
export type { Glycaemia } from './measures/glycaemia.ts'
export { glycaemiaRisk, griZone } from './measures/gri.ts'
export type { GlycaemiaRisk, GriZone } from './measures/gri.ts'
export { hypoglycaemiaEvents } from './measures/hypoglycaemia-events.ts'
export { performance } from './measures/performance.ts'
export type { ControlledSeries, Performance } from './measures/performance.ts'
export { disturbanceResponse, stepResponse } from './measures/response.ts'
export type { DisturbanceResponse, DisturbanceTest, StepResponse, StepTest } from './measures/response.ts'

// Independent numbers
export { physiologyOracles } from './oracles.ts'

/** Lungs under a ventilator: breaths in closed form, and lungs in time. */
export { pressureControlledBreath } from './pressure-controlled.ts'
export type { PeriodicBreath, PressureControl } from './pressure-controlled.ts'
export { volumeControlledBreath, volumeControlledPressure } from './volume-controlled.ts'
export type { VolumeBreath, VolumeControl } from './volume-controlled.ts'
export { oneCompartmentLung } from './one-compartment-lung.ts'
export { twoCompartmentLung } from './two-compartment-lung.ts'
export { ventilationOracles } from './oracles.ts'

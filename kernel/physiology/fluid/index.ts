/** Blood volume under infusion and haemorrhage. */
export { bloodVolumeChange } from './blood-volume.ts'
export type { BloodVolumeResponse } from './blood-volume.ts'
export { bloodVolume } from './blood-volume-model.ts'
export { outputShare, pressureShare } from './circulation.ts'
export { fluidOracles } from './oracles.ts'

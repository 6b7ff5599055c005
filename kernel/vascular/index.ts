/** Mechanics of guidewires and catheters: bending, buckling, and friction over bends. All in SI units. */
export { wireBendingStiffness } from './rod.ts'
export type { Rod, SolidWire } from './rod.ts'
export { bendRod } from './bend-rod.ts'
export type { BentRod, TipLoad } from './bend-rod.ts'
export { bucklingOf } from './buckling.ts'
export type { Buckling } from './buckling.ts'
export { drawWire } from './capstan.ts'
export type { DrawnTension, DrawnWire } from './capstan.ts'

// Independent numbers
export { vascularOracles } from './oracles.ts'

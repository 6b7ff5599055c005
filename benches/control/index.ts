/** The control bench: closed-loop controllers and intelligent instruments on virtual patients. */
export { bench } from './bench.ts'
export { contractSchema } from './contract.ts'
export type { ControlContract } from './contract.ts'
export { planSchema } from './plan.ts'
export type { ControlPlan } from './plan.ts'

/** The bench contract, in the order of a study: plan, cases, product, outcomes, findings, verdict. */
export type * from './contract.ts'
export { defineBench, languages } from './contract.ts'
export type * from './circumstances.ts'
export type * from './study/locked-plan.ts'

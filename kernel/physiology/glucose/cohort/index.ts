/** Virtual adults with type 1 diabetes. */
export { glucoseCohort } from './cohort.ts'
export type { GlucoseCohort, GlucoseCohortOptions, GlucosePatient } from './cohort.ts'
export { glucoseModels } from './families.ts'
export type { GlucoseModelName } from './families.ts'

/** Glucose and insulin of persons with type 1 diabetes. */

// Models
export * from './s2008/index.ts'
export * from './s2013/index.ts'
export { hovorka, hovorkaBasal, hovorkaParameters } from './hovorka/index.ts'
export type { HovorkaBasal, HovorkaParameters } from './hovorka/index.ts'
export { kanderian, kanderianBasal, kanderianParameters } from './kanderian/index.ts'
export type { KanderianBasal, KanderianParameters } from './kanderian/index.ts'

// What the day brings
export { exerciseEffect } from './exercise.ts'
export type { Exercise, ExerciseEffect } from './exercise.ts'

// Many patients
export { glucoseCohort, glucoseModels } from './cohort/index.ts'
export type { GlucoseCohort, GlucoseCohortOptions, GlucoseModelName, GlucosePatient } from './cohort/index.ts'

// Independent numbers
export { glucoseOracles } from './oracles.ts'

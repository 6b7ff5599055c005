/** The study file: read, found free of mistakes, locked, and named by its digest. */
export type { Criterion, Limits, LockedPlan, Product, ProductLink } from './locked-plan.ts'
export { readStudy } from './read-study.ts'
export type { StudyRead, StudyReading } from './read-study.ts'
export { productSchema, studySchema } from './study-schema.ts'
export { formatMistakes } from './mistake.ts'
export type { LocatedMistake } from './mistake.ts'
export { planBytes, planDigest } from './plan-digest.ts'
export { closest, didYouMean } from './closest.ts'

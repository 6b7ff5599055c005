/** The mildest failure: the fewest parts and the smallest dose at which a criterion is no longer met. */
export { searchMildest } from './search-mildest.ts'
export type { Dose, MildestFailure, Probe, Searching } from './search-mildest.ts'
export { minimalSet } from './minimal-set.ts'
export type { Breaks } from './minimal-set.ts'
export { mildestShare } from './mildest-share.ts'
export type { Bracket } from './mildest-share.ts'
export { studyAtDose, tolerances } from './study-at-dose.ts'
export type { SearchableBench, SearchTask } from './study-at-dose.ts'

/** Studies: written by hand, by a form or from an example; checked, and locked. */
export { studyOperations } from './operations.ts'
export { ownedStudy } from './show-study.ts'
export type { StudyRecord } from './store.ts'
export { filesOf } from './store.ts'
export { runsMachineCode } from './rules.ts'

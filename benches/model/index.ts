/** The model bench: judges an AI model on a table of cases. */
export { bench } from './bench.ts'
export type { Task } from './tasks/task.ts'
export { defineTask } from './tasks/task.ts'
export * from './data/index.ts'
export type { DraftAnswers, DraftFile } from './draft.ts'
export { draftStudy } from './draft.ts'
export * from './train/index.ts'

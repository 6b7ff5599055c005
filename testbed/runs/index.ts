/** Runs: split into shards that any worker takes, stopped and resumed, concluded to evidence. */
export { runOperations } from './operations.ts'
export { resumeRuns, runWork } from './work.ts'

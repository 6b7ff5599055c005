/** The log: everything that was done in the centre, append-only, provable to anybody. */
export { appendEntry } from './append-entry.ts'
export type { NewEntry } from './append-entry.ts'
export { checkpointOf, logSize, proveConsistency, proveInclusion, rootAt } from './log.ts'
export type { ConsistencyAnswer, InclusionAnswer } from './log.ts'
export { checkLog } from './check-log.ts'
export type { LogCheck } from './check-log.ts'
export { auditOperations } from './operations.ts'

/** Evidence in the house: listed, read in five languages, compared, and shared by a link. */
export { evidenceOperations } from './operations.ts'
export { insertEvidence } from './store.ts'

/** Products under test: what they are, their versions, and their files by digest. */
export { productOperations } from './operations.ts'
export { seenVersion } from './shelf.ts'
export type { SeenVersion } from './shelf.ts'

/** Whose things are, and who may see and change them. */
export { mayChange, maySee, ownerOf } from './ownership.ts'
export type { Owned } from './ownership.ts'
export { owned, visible } from './conditions.ts'

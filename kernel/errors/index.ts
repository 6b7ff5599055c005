/** Errors of the house: one class, one shape of catalogue. */
export { defineErrors, VitalbenchError } from './errors.ts'
export type { ErrorCatalogue, ErrorEntry, ErrorValues } from './errors.ts'

/** The example controller as a product with the link `in-process`. */
export { pid as controller } from './pid.ts'

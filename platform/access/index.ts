/** Who may: roles, and who asks. */
export { everyone, roles, signedIn, working } from './roles.ts'
export type { Role } from './roles.ts'
export { hasRole, system } from './actor.ts'
export type { Actor } from './actor.ts'

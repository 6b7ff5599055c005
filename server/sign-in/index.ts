/** Sign-in: accounts, sessions, OpenID Connect, keys, invitations, and the first account of a centre. */
export { openAuth } from './auth.ts'
export type { Auth, OidcProvider, SignInSettings } from './auth.ts'
export { actorOf } from './actor-of.ts'
export { invite, isFirstRun } from './invitations.ts'
export { signInOperations } from './operations.ts'

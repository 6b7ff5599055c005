import type { Role } from './roles.ts'

/** Who asks: a visitor without an account, a person, a person's key, or the centre itself. */
export interface Actor {
  readonly kind: 'guest' | 'person' | 'key' | 'system'
  /** Id of the account, or of a guest's visit. */
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  /** Id of the organisation that the actor acts for. */
  readonly organisation: string | null
  readonly language: 'en' | 'de' | 'da' | 'sv' | 'ko'
}

/** Whether an actor has one of the roles. */
export const hasRole = ({ roles }: Pick<Actor, 'roles'>, wanted: readonly Role[]): boolean => roles.some((role) => wanted.includes(role))

/** The centre itself: what happens by the clock, and by nobody's request. */
export const system: Actor = { kind: 'system', id: 'system', name: 'system', roles: ['operator'], organisation: null, language: 'en' }

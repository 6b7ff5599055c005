import { hasRole, working } from '@vitalbench/platform/access'
import type { Actor } from '@vitalbench/platform/access'

/** Whose something is: a person's, or a visitor's without an account; of an organisation too where that is not null; everybody's to see if public. */
export interface Owned {
  readonly person: string | null
  readonly visit: string | null
  readonly organisation: string | null
  readonly public: boolean
}

/** Whose a thing is that an actor makes; the centre itself owns nothing. */
export const ownerOf = ({ kind, id, organisation }: Actor, ofOrganisation: boolean): Owned => ({
  person: kind === 'person' || kind === 'key' ? id : null,
  visit: kind === 'guest' ? id : null,
  organisation: ofOrganisation ? organisation : null,
  public: false,
})

const isOwn = (thing: Owned, { kind, id }: Actor): boolean => (kind === 'guest' ? thing.visit === id : thing.person === id)

const isOfOrganisation = (thing: Owned, { kind, organisation }: Actor): boolean =>
  kind !== 'guest' && organisation !== null && thing.organisation === organisation

/** Whether an actor may see a thing: an own one, one of the own organisation, a public one. */
export const maySee = (thing: Owned, actor: Actor): boolean =>
  actor.kind === 'system' || thing.public || isOwn(thing, actor) || isOfOrganisation(thing, actor)

/** Whether an actor may change a thing: an own one, or one of the own organisation for who works there and does not only look on. */
export const mayChange = (thing: Owned, actor: Actor): boolean =>
  actor.kind === 'system' || isOwn(thing, actor) || (isOfOrganisation(thing, actor) && hasRole(actor, working))

/** The classes of actors that meet in the centre. */
export const actorClasses = [
  'company',
  'hospital',
  'municipality',
  'general-practice',
  'research-institute',
  'university',
  'education',
  'test-house',
  'investor',
  'authority',
  'insurer',
  'association',
] as const

/** The class of an actor. */
export type ActorClass = (typeof actorClasses)[number]

const legs: Readonly<Partial<Record<ActorClass, 'care' | 'company' | 'knowledge'>>> = {
  company: 'company',
  hospital: 'care',
  municipality: 'care',
  'general-practice': 'care',
  'research-institute': 'knowledge',
  university: 'knowledge',
  education: 'knowledge',
}

/** The leg of the triple helix that an actor stands for: public care, company or knowledge; null for one that is none of them. */
export const helixLeg = (actor: ActorClass): 'care' | 'company' | 'knowledge' | null => legs[actor] ?? null

const prefix = 'urn:vitalbench:qualification:'

/** What a credential proves, in the words of the house. */
export interface Proves {
  readonly type: string
  readonly edition?: string
}

/** Id of an achievement of Open Badges for a qualification, which every centre of this house reads again. */
export const achievementId = ({ type, edition }: Proves): string =>
  `${prefix}${[type, ...(edition === undefined ? [] : [edition])].map(encodeURIComponent).join(':')}`

/** The qualification that the id of an achievement names; null for one of another house. */
export function qualificationOfAchievement(id: string): Proves | null {
  if (!id.startsWith(prefix)) return null
  try {
    const [type, edition] = id.slice(prefix.length).split(':').map(decodeURIComponent)
    return type === '' ? null : edition === undefined || edition === '' ? { type } : { type, edition }
  } catch {
    // An escape that stands for no character.
    return null
  }
}

/** What an achievement credential says: of whom, by whom, what was achieved, from when until when. */
export interface Achieved {
  readonly id: string
  readonly issuer: { readonly name: string; readonly url?: string }
  /** `mailto:…` or another name of the holder. */
  readonly subject: { readonly id: string; readonly name: string }
  readonly achievement: { readonly id: string; readonly name: string; readonly description: string; readonly criteria: string }
  /** ISO 8601. */
  readonly validFrom: string
  readonly validUntil?: string
  /** Where its withdrawal would be read (W3C Bitstring Status List). */
  readonly status?: { readonly list: string; readonly index: number }
}

/** An unsigned Verifiable Credential; its issuer gets the id of the key that signs it. */
export type Unsigned = Readonly<Record<string, unknown>> & { readonly issuer: Readonly<Record<string, unknown>> }

const contexts = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'] as const

/** An Open Badges 3.0 achievement credential, which is a W3C Verifiable Credential 2.0. */
export const achievementCredential = ({ id, issuer, subject, achievement, validFrom, validUntil, status }: Achieved): Unsigned => ({
  '@context': contexts,
  id,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: achievement.name,
  issuer: { type: ['Profile'], name: issuer.name, ...(issuer.url === undefined ? {} : { url: issuer.url }) },
  validFrom,
  ...(validUntil === undefined ? {} : { validUntil }),
  ...(status === undefined
    ? {}
    : {
        credentialStatus: {
          id: `${status.list}#${status.index}`,
          type: 'BitstringStatusListEntry',
          statusPurpose: 'revocation',
          statusListIndex: String(status.index),
          statusListCredential: status.list,
        },
      }),
  credentialSubject: {
    id: subject.id,
    type: ['AchievementSubject'],
    name: subject.name,
    achievement: {
      id: achievement.id,
      type: ['Achievement'],
      name: achievement.name,
      description: achievement.description,
      criteria: { narrative: achievement.criteria },
    },
  },
})

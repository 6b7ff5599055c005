import { z } from 'zod'
import { dateOf } from '@vitalbench/centre/gates'
import type { Credential } from '@vitalbench/centre/gates'
import { fail } from './errors.ts'

const when = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).describe('a day of the place, or an instant')
const word = z.string().trim().min(1).max(200)

/** Schema of what a certificate says: what, by whom, for where, and from when to when. */
export const qualificationSchema = z.strictObject({
  type: word,
  edition: word.optional(),
  issuer: word.describe('id of an issuer of the trust list, or its name on the paper'),
  sites: z.array(word).min(1).optional().describe('where it counts; absent is everywhere'),
  issuedOn: when.optional(),
  validFrom: when.optional(),
  validUntil: when.optional(),
  validMonths: z.int().min(1).max(1200).optional().describe('months from issue, where the certificate says so'),
  courseOn: when.optional().describe('when the course was taken on which it rests'),
  supersedes: z.uuid().optional().describe('the qualification that this one renews'),
})

/** What a certificate says. */
export type Qualification = z.infer<typeof qualificationSchema>

/** Checks that the dates of a qualification agree in a zone; throws PEOPLE_PERIOD or PEOPLE_ISSUED_LATE. */
export function checkQualificationDates(
  { type, issuedOn, validFrom, validUntil }: Pick<Qualification, 'type' | 'issuedOn' | 'validFrom' | 'validUntil'>,
  zone: string,
): void {
  const start = validFrom ?? issuedOn
  if (start && validUntil && dateOf(validUntil, zone) < dateOf(start, zone))
    throw fail('PEOPLE_PERIOD', { what: 'qualification', id: type, start: dateOf(start, zone), end: dateOf(validUntil, zone) })
  if (issuedOn && validFrom && dateOf(validFrom, zone) < dateOf(issuedOn, zone))
    throw fail('PEOPLE_ISSUED_LATE', { id: type, issued: dateOf(issuedOn, zone), start: dateOf(validFrom, zone) })
}

/** What is known of a paper: whether a sound signature names its holder, whether its issuer is known, and who entered it for whom. */
export interface Evidence {
  readonly person: string
  readonly enteredBy: string
  readonly sound: boolean
  readonly issuerKnown: boolean
}

/**
 * How a paper is proven: by a sound signature of a known issuer that names its holder, else by somebody other than its holder who has
 * seen it, else not at all.
 */
export const proofOf = ({ person, enteredBy, sound, issuerKnown }: Evidence): Credential['proof'] =>
  sound && issuerKnown ? 'signature' : enteredBy === person ? 'none' : 'seen'

import { sql } from 'kysely'
import { changeFacts, localDate } from '@vitalbench/centre/gates'
import { readCredential } from '@vitalbench/kernel/credential'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { callerOf, isOfficer, isSelf, personNamed, qualificationNamed } from '../acting.ts'
import { fail } from '../errors.ts'
import { proofOf } from '../qualification.ts'
import type { QualificationShown } from '../shown.ts'
import { peopleIn } from '../tables.ts'
import { qualificationOfAchievement } from './achievement.ts'
import { issuersOf } from './holders.ts'
import { showQualification } from './show.ts'

type Read = Awaited<ReturnType<typeof readCredential>>

/** Whether a credential names its holder: true for this person, false for somebody else, null where it names nobody. */
function isBound({ subject }: Read, { id, email }: { readonly id: string; readonly email: string }): boolean | null {
  if (!subject.id) return null
  return subject.id === `urn:uuid:${id}` || subject.id.toLowerCase() === `mailto:${email.toLowerCase()}`
}

/** What a credential proves: as its achievement says in the words of the house, else as whoever brings it says. */
function provenBy({ achievement }: Read, type: string | undefined) {
  const own = qualificationOfAchievement(achievement.id)
  if (own) return own
  if (type === undefined) throw fail('CREDENTIAL_TYPE', { achievement: achievement.name })
  return { type }
}

/**
 * Brings a signed credential along. It is checked without asking anybody: its signature has to fit the did:key of its issuer, its holder
 * has to be the one who brings it. That of an issuer on the trust list counts at once; any other waits for review.
 */
export async function importCredential(
  input: { readonly credential: string; readonly person?: string | undefined; readonly type?: string | undefined },
  context: Context,
): Promise<QualificationShown> {
  const { database, actor, now, zone } = context
  const caller = callerOf(actor)
  const { credential, person = caller, type } = input
  if (person !== caller && !isOfficer(actor)) throw failOperation('OPERATION_NOT_YOURS', { what: 'the file of qualifications' })
  const holder = await personNamed(database, person)
  const read = await readCredential(credential)
  if (!read.verified) throw fail('CREDENTIAL_BROKEN', { problems: read.problems.join('; ') || 'its signature does not fit' })
  const known = await peopleIn(database)
    .selectFrom('qualification')
    .selectAll()
    .where('person', '=', person)
    // Of a JWT what is signed names it: the signature can be spelled in several ways.
    .where(sql<boolean>`starts_with(credential, ${credential.slice(0, credential.lastIndexOf('.') + 1)})`)
    .executeTakeFirst()
  if (known) return showQualification(known, context)
  const bound = isBound(read, holder)
  if (bound === false) throw fail('CREDENTIAL_HOLDER', { holder: read.subject.name ?? read.subject.id, person: holder.name })
  const proves = provenBy(read, type)
  const issuer = [...(await issuersOf(database)).values()].find(({ dids }) => dids.includes(read.issuer))
  // Where the house does not know what an achievement proves, or whose it is, an officer has to look at it.
  const sound = bound === true && qualificationOfAchievement(read.achievement.id) !== null
  const proof = proofOf({ person, enteredBy: caller, sound, issuerKnown: issuer !== undefined })
  const [id] = await changeFacts(context, 'credentials', {
    write: async () =>
      (
        await peopleIn(database)
          .insertInto('qualification')
          .values({
            person,
            ...proves,
            issuer: issuer?.id ?? read.issuer,
            issued_on: read.validFrom,
            valid_from: read.validFrom,
            valid_until: read.validUntil,
            credential,
            sound,
            proof,
            ...(proof === 'seen' ? { seen_by: caller, seen_on: localDate(now.getTime(), zone) } : {}),
          })
          .returning('id')
          .execute()
      ).map((row) => row.id),
  })
  return showQualification(await qualificationNamed(database, id), context)
}

/** Gives the signed credential of a qualification to its holder or an officer; throws PEOPLE_REVOKED or PEOPLE_NO_CREDENTIAL. */
export async function exportCredential(id: string, { database, actor }: Context): Promise<{ credential: string }> {
  const { person, credential, withdrawn_at } = await qualificationNamed(database, id)
  if (!isSelf(actor, person) && !isOfficer(actor)) throw failOperation('OPERATION_NOT_YOURS', { what: 'the qualification' })
  if (withdrawn_at !== null) throw fail('PEOPLE_REVOKED', { id, on: withdrawn_at })
  if (credential === null) throw fail('PEOPLE_NO_CREDENTIAL', { id })
  return { credential }
}

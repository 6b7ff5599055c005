import { addMonths, changeFacts, endOf, gatesIn, house, localDate, nameOfTerm, passRun, startOf } from '@vitalbench/centre/gates'
import { notify } from '@vitalbench/centre/notices'
import { achievementCredential, issueCredential } from '@vitalbench/kernel/credential'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { sql } from 'kysely'
import { callerOf, personNamed, qualificationNamed } from '../acting.ts'
import { fail } from '../errors.ts'
import type { QualificationShown } from '../shown.ts'
import { peopleIn } from '../tables.ts'
import { achievementId } from './achievement.ts'
import { issuersOf, jurisdictionsOf, standingsNow } from './holders.ts'
import { pageOf } from './qualifications.ts'
import { showQualification } from './show.ts'

interface Result {
  readonly person: string
  readonly course?: string | undefined
  readonly run?: string | undefined
  readonly type?: string | undefined
  readonly edition?: string | undefined
  readonly passedOn: string
  readonly validMonths?: number | undefined
  readonly sites?: string[] | undefined
}

interface Earned {
  readonly type: string
  readonly edition: string | null
  readonly issuer: string
  readonly months: number | null
}

/** What passing earns: as its course says, or of a type that the house itself attests. */
async function earnedBy({ course, run, type, edition, validMonths }: Result, { database }: Context): Promise<Earned> {
  if (type !== undefined) return { type, edition: edition ?? null, issuer: house, months: validMonths ?? null }
  const found = await gatesIn(database)
    .selectFrom('course')
    .select(['type', 'edition', 'issuer', 'valid_months'])
    .$if(course !== undefined, (query) => query.where('id', '=', course!))
    .$if(run !== undefined, (query) => query.where(sql<boolean>`id = (select course from course_run where id = ${run!}::uuid)`))
    .executeTakeFirst()
  if (!found) throw failOperation('OPERATION_NOT_FOUND', course ? { what: 'course', id: course } : { what: 'course run', id: run })
  return { type: found.type, edition: edition ?? found.edition, issuer: found.issuer, months: validMonths ?? found.valid_months }
}

/** The credential of a qualification, signed by the centre. */
async function signed(
  options: {
    readonly id: string
    readonly person: string
    readonly earned: Earned
    readonly passedOn: string
    readonly validUntil: string | undefined
  },
  { database, key, zone }: Context,
): Promise<string> {
  const { id, person, earned, passedOn, validUntil } = options
  const { type, edition } = earned
  const holder = await personNamed(database, person)
  const centre = (await issuersOf(database)).get(house)
  const name = nameOfTerm(type, 'en')
  const proves = edition === null ? { type } : { type, edition }
  return issueCredential(
    achievementCredential({
      id: `urn:uuid:${id}`,
      issuer: { name: centre?.name ?? house },
      subject: { id: `mailto:${holder.email}`, name: holder.name },
      achievement: {
        id: achievementId(proves),
        name,
        description: edition === null ? name : `${name}, ${edition}`,
        criteria: `Passed on ${passedOn}`,
      },
      validFrom: new Date(startOf(passedOn, zone)).toISOString(),
      ...(validUntil === undefined ? {} : { validUntil: new Date(endOf(validUntil, zone)).toISOString() }),
    }),
    key,
  )
}

/**
 * Enters that somebody passed. It counts as long as the course says, else as the rules that bind the holder let it; the one before it is
 * renewed by it. The centre signs what it attests itself; a certificate of another issuer counts as seen.
 */
export async function enterResult(input: Result, context: Context): Promise<QualificationShown> {
  const { database, actor, now, zone } = context
  const { person, run, passedOn, sites } = input
  const caller = callerOf(actor)
  if (person === caller) throw fail('PEOPLE_OWN_PAPER', { what: 'result' })
  await personNamed(database, person)
  const today = localDate(now.getTime(), zone)
  if (passedOn > today) throw fail('PEOPLE_RESULT_EARLY', { day: passedOn })
  const earned = await earnedBy(input, context)
  const { type, edition, issuer } = earned
  const months =
    earned.months ?? (await standingsNow(context)).monthsOf(type, (await jurisdictionsOf(database, [person])).get(person) ?? null)
  const validUntil = months === null ? undefined : addMonths(passedOn, months)
  const before = await peopleIn(database)
    .selectFrom('qualification')
    .select('id')
    .where('person', '=', person)
    .where('type', '=', type)
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`not exists (select 1 from qualification as later where later.supersedes = qualification.id)`)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  const { rows } = await sql<{ id: string }>`select gen_random_uuid() as id`.execute(database)
  const [{ id }] = rows
  const proof =
    issuer === house
      ? { proof: 'signature' as const, sound: true, credential: await signed({ id, person, earned, passedOn, validUntil }, context) }
      : { proof: 'seen' as const, seen_by: caller, seen_on: today }
  await changeFacts(context, 'credentials', {
    write: async () => {
      await peopleIn(database)
        .insertInto('qualification')
        .values({
          id,
          person,
          type,
          edition,
          issuer,
          sites,
          issued_on: passedOn,
          valid_from: passedOn,
          valid_until: validUntil,
          course_on: passedOn,
          supersedes: before?.id,
          ...proof,
        })
        .execute()
      return [id]
    },
  })
  if (run !== undefined) await passRun(context, { run, person })
  await notify(context, { person, kind: 'qualification.entered', values: { type, validFrom: passedOn }, link: pageOf(person) })
  return showQualification(await qualificationNamed(database, id), context)
}

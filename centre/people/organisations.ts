import { sql } from 'kysely'
import { compareText } from '@vitalbench/kernel/language'
import type { Context } from '@vitalbench/platform/operations'
import { helixLeg } from './actors.ts'
import type { ActorClass } from './actors.ts'
import type { Organisation } from './organisation.ts'
import type { OrganisationShown } from './shown.ts'
import { peopleIn } from './tables.ts'
import { text } from './text.ts'

/** Lists organisations, in the order of the reader's language. */
export async function listOrganisations(
  input: { readonly search?: string | undefined; readonly class?: ActorClass | undefined; readonly limit: number; readonly offset: number },
  { database, actor: { language } }: Context,
): Promise<{ rows: OrganisationShown[]; total: number }> {
  const { search = '', class: asked, limit, offset } = input
  const found = await peopleIn(database)
    .selectFrom('organisation')
    .select(['id', 'name', 'class', 'country', 'city', 'website', 'register', 'member_since'])
    .select(sql<number>`(select count(*) from person where person.organisation = organisation.id)`.as('people'))
    .where(sql<boolean>`position(search_words(${search}) in organisation.words) > 0`)
    .$if(asked !== undefined, (query) => query.where('class', '=', asked!))
    .execute()
  const compare = compareText(language)
  const rows = found.toSorted((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1)).slice(offset, offset + limit)
  return {
    rows: rows.map(({ id, member_since, ...row }) => ({
      organisation: id,
      ...row,
      className: text[language][`actor.${row.class}`],
      leg: helixLeg(row.class),
      memberSince: member_since,
    })),
    total: found.length,
  }
}

/** Adds an organisation. */
export async function addOrganisation(input: Organisation, { database }: Context): Promise<{ organisation: string }> {
  const { memberSince, ...row } = input
  const { id } = await peopleIn(database)
    .insertInto('organisation')
    .values({ ...row, member_since: memberSince })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { organisation: id }
}

import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { visible } from '@vitalbench/testbed/ownership'
import type { Context } from '@vitalbench/platform/operations'

/** Something that a search finds, and where it is shown. */
export interface Found {
  readonly kind: 'study' | 'evidence' | 'product' | 'resource' | 'person' | 'organisation'
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly link: string
}

const most = 6

type Row = Omit<Found, 'kind' | 'link'>

/** Finds what one may see by a few letters of its name: studies, evidence, products, rooms, and for those who are signed in people. */
export async function search(query: string, { database, actor }: Context): Promise<readonly Found[]> {
  const has = (column: string): RawBuilder<boolean> => sql`position(search_words(${query}) in search_words(${sql.ref(column)})) > 0`
  const signedIn = actor.kind !== 'guest'
  const asked: readonly (readonly [Found['kind'], string, RawBuilder<Row> | null])[] = [
    [
      'study',
      '/studies/',
      sql<Row>`select id, title, bench as detail from study where ${visible(actor, 'study')} and ${has('title')} order by title limit ${most}`,
    ],
    [
      'evidence',
      '/evidence/',
      sql<Row>`select evidence.id, evidence.title, evidence.verdict as detail from evidence join study on study.id = evidence.study
        where ${visible(actor, 'study')} and ${has('evidence.title')} order by evidence.made_at desc limit ${most}`,
    ],
    [
      'product',
      '/products/',
      sql<Row>`select id, name as title, manufacturer as detail from product
        where ${visible(actor, 'product', false)} and ${has('name')} order by name limit ${most}`,
    ],
    [
      'resource',
      '/labs/resources/',
      sql<Row>`select id, name as title, kind as detail from resource where ${has('name')} order by name limit ${most}`,
    ],
    [
      'person',
      '/people/',
      signedIn
        ? sql<Row>`select person.id, person.name as title, coalesce(organisation.name, '') as detail
            from person left join organisation on organisation.id = person.organisation
            where position(search_words(${query}) in person.words) > 0 order by person.name limit ${most}`
        : null,
    ],
    [
      'organisation',
      '/people/organisations/',
      signedIn
        ? sql<Row>`select id, name as title, coalesce(city, country) as detail from organisation
            where position(search_words(${query}) in words) > 0 order by name limit ${most}`
        : null,
    ],
  ]
  const found: Found[] = []
  for (const [kind, link, select] of asked) {
    if (select === null) continue
    const { rows } = await select.execute(database)
    found.push(...rows.map((row) => ({ kind, ...row, link: `${link}${row.id}` })))
  }
  return found
}

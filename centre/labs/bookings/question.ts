import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { gatesIn } from '@vitalbench/centre/gates'
import { failOperation } from '@vitalbench/platform/operations'
import type { Context } from '@vitalbench/platform/operations'
import type { Sql } from '@vitalbench/platform/database'
import { callerOf, isLabManager } from '../acting.ts'
import { fail } from '../errors.ts'
import { siteNamed } from '../places/named.ts'
import { ids } from '../ranges.ts'
import { labsIn } from '../tables.ts'
import type { LabTables } from '../tables.ts'
import type { Asked } from './asked.ts'

/** A resource as it is kept. */
export type Thing = Selectable<LabTables['resource']>

/** What is asked when something is booked, with all that it names looked up. */
export interface Question {
  readonly asked: Asked
  readonly slot: { readonly start: Date; readonly end: Date }
  readonly site: Selectable<LabTables['site']>
  /** Rooms and equipment, on which the gate decides, in the order of their ids. */
  readonly things: readonly Thing[]
  /** Bookable people. */
  readonly staff: readonly Thing[]
  readonly holder: { readonly id: string; readonly name: string; readonly language: Context['actor']['language'] }
  readonly organisation: { readonly id: string; readonly name: string; readonly member_since: string | null } | null
}

const longest = 31 * 86_400_000

/** For whom something is asked. */
export interface Whose {
  readonly person: string
  readonly organisation: string | null
}

async function holderOf(person: string, database: Sql) {
  const row = await labsIn(database)
    .selectFrom('person')
    .select(['id', 'name', 'language', 'organisation'])
    .where('id', '=', person)
    .executeTakeFirst()
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'person', id: person })
  return row
}

async function organisationOf(id: string, database: Sql) {
  const row = await labsIn(database)
    .selectFrom('organisation')
    .select(['id', 'name', 'member_since'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'organisation', id })
  return row
}

/** Looks up what was asked once, whatever has become of it since. */
export const lookUp = async (asked: Asked, { person, organisation }: Whose, database: Sql): Promise<Question> =>
  lookUpFor(asked, { holder: await holderOf(person, database), organisation }, database)

async function lookUpFor(
  asked: Asked,
  {
    holder: { id, name, language },
    organisation,
  }: { readonly holder: Awaited<ReturnType<typeof holderOf>>; readonly organisation: string | null },
  database: Sql,
): Promise<Question> {
  const wanted = [...new Set(asked.resources)]
  const rows = await labsIn(database).selectFrom('resource').selectAll().where('id', 'in', wanted).orderBy('id').execute()
  const missing = wanted.find((id) => !rows.some((row) => row.id === id))
  if (missing !== undefined) throw failOperation('OPERATION_NOT_FOUND', { what: 'room or equipment', id: missing })
  return {
    asked: { ...asked, resources: wanted },
    slot: { start: new Date(asked.start), end: new Date(asked.end) },
    site: await siteNamed(database, rows[0].site),
    things: rows.filter(({ kind }) => kind !== 'person'),
    staff: rows.filter(({ kind }) => kind === 'person'),
    holder: { id, name, language },
    organisation: organisation === null ? null : await organisationOf(organisation, database),
  }
}

function check({ asked, slot: { start, end }, things, staff }: Question, now: Date): void {
  const wrong = (reason: string) => fail('LAB_SLOT', { start: start.toISOString(), end: end.toISOString(), reason })
  if (end <= start) throw wrong('ends before it begins')
  if (end.getTime() - start.getTime() > longest) throw wrong('is longer than 31 days')
  if (start < now) throw wrong('lies in the past')
  if (things.length === 0) throw fail('LAB_NO_ROOM')
  const [first] = things
  for (const { name, site, retired_at, modes, kind, seats, units } of [...things, ...staff]) {
    if (site !== first.site) throw fail('LAB_SITES_DIFFER', { first: first.name, second: name })
    if (retired_at !== null) throw fail('LAB_RETIRED', { resource: name })
    if (kind === 'room' && !modes.includes(asked.mode))
      throw fail('LAB_MODE', { resource: name, mode: asked.mode, modes: modes.join(', ') })
    if (seats && asked.people > units) throw fail('LAB_PARTY', { resource: name, units, people: asked.people })
  }
}

/** On whose behalf somebody asks: what another organisation may do is no business of whoever is not bound to it. */
async function behalfOf(
  asked: Asked,
  holder: { id: string; organisation: string | null },
  { database, actor }: Pick<Context, 'database' | 'actor'>,
) {
  const { organisation } = asked
  if (organisation === undefined || organisation === holder.organisation || isLabManager(actor)) return organisation ?? holder.organisation
  const bond = await gatesIn(database)
    .selectFrom('affiliation')
    .select('id')
    .where('person', '=', holder.id)
    .where('organisation', '=', organisation)
    .where('organisation_signed_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!bond) throw failOperation('OPERATION_NOT_YOURS', { what: 'the standing of another organisation' })
  return organisation
}

/**
 * Looks up what somebody asks. Throws what cannot be booked at all: LAB_SLOT, LAB_SITES_DIFFER, LAB_NO_ROOM, LAB_RETIRED, LAB_MODE, LAB_PARTY,
 * and OPERATION_NOT_YOURS.
 */
export async function questionOf(asked: Asked, context: Pick<Context, 'database' | 'actor' | 'now'>): Promise<Question> {
  const { database, actor, now } = context
  const person = asked.person ?? callerOf(actor)
  if (person !== actor.id && !isLabManager(actor)) throw failOperation('OPERATION_NOT_YOURS', { what: 'the calendar of another person' })
  const holder = await holderOf(person, database)
  const question = await lookUpFor(asked, { holder, organisation: await behalfOf(asked, holder, context) }, database)
  check(question, now)
  return question
}

/** Holds what is asked for until the end of the transaction: others who ask for it come one after the other, so that none of them sees half. */
export async function holdThings({ things, staff }: Question, database: Sql): Promise<void> {
  const all = [...things, ...staff].map(({ id }) => id)
  await sql`select from resource where id = any(${ids(all)}) order by id for no key update`.execute(database)
}

/** How many units of a resource a question takes; who comes to supervise takes none. */
export const unitsOf = ({ asked }: Pick<Question, 'asked'>, { seats, kind }: Pick<Thing, 'seats' | 'kind'>): number =>
  asked.supervises && kind !== 'person' ? 0 : seats ? asked.people : 1

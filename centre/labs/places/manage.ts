import { sql } from 'kysely'
import type { z } from 'zod'
import { failOperation } from '@vitalbench/platform/operations'
import type { Context } from '@vitalbench/platform/operations'
import type { Sql } from '@vitalbench/platform/database'
import { wallAt } from '../clock.ts'
import { fail } from '../errors.ts'
import { redecide } from '@vitalbench/centre/gates'
import { labsIn } from '../tables.ts'
import { resourceNamed, siteNamed } from './named.ts'
import type { newBookablePerson, newEquipment, newRoom, newSite } from './shown.ts'

/** Adds a site. */
export async function addSite(input: z.output<typeof newSite>, { database }: Context): Promise<{ site: string }> {
  const { name, address, jurisdiction, zone, currency, cancelHours, offerHours } = input
  wallAt(0, zone)
  if (!Intl.supportedValuesOf('currency').includes(currency)) throw fail('LAB_CURRENCY', { currency })
  const { id } = await labsIn(database)
    .insertInto('site')
    .values({ name, address, jurisdiction, zone, currency, cancel_hours: cancelHours, offer_hours: offerHours })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { site: id }
}

type Shared = Omit<z.output<typeof newEquipment>, 'units' | 'room' | 'place' | 'serial'>

const columnsOf = (input: Shared) => ({
  site: input.site,
  name: input.name,
  summary: input.summary,
  classes: input.classes,
  modes: input.modes,
  set_up_minutes: input.setUpMinutes,
  clean_up_minutes: input.cleanUpMinutes,
  rate_minor: input.rateMinor,
  member_discount_bp: Math.round(input.memberDiscountPercent * 100),
  confirms: input.confirms,
})

interface Rest {
  readonly kind: 'room' | 'equipment' | 'person'
  readonly units: number
  readonly seats: boolean
  readonly capacity: number | null
  readonly area_m2: number | null
  readonly room: string | null
  readonly place: string
  readonly serial: string | null
  readonly person: string | null
}

const nothing = { seats: false, units: 1, capacity: null, area_m2: null, room: null, place: '', serial: null, person: null } as const

async function insert(input: Shared, rest: Rest, { database }: Context): Promise<{ resource: string }> {
  await siteNamed(database, input.site)
  const { id } = await labsIn(database)
    .insertInto('resource')
    .values({ ...columnsOf(input), ...rest })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (rest.person !== null) await labsIn(database).insertInto('unit').values({ id: rest.person, resource: id, number: 1 }).execute()
  else await addUnits(database, id, { from: 1, to: rest.units })
  return { resource: id }
}

const addUnits = (database: Sql, resource: string, { from, to }: { readonly from: number; readonly to: number }) =>
  sql`insert into unit (resource, number) select ${resource}::uuid, n from generate_series(${from}::integer, ${to}::integer) n`.execute(
    database,
  )

/** Adds a room: booked whole, by seats, or by the visits that the staff of a ward carries at once. */
export function addRoom(input: z.output<typeof newRoom>, context: Context): Promise<{ resource: string }> {
  const { capacity, sharing, visits = 1, areaM2 = null } = input
  const units = { whole: 1, seats: capacity, visits }[sharing]
  return insert(input, { ...nothing, kind: 'room', units, seats: sharing === 'seats', capacity, area_m2: areaM2 }, context)
}

/** Adds equipment, or a number of pieces that are alike. */
export async function addEquipment(input: z.output<typeof newEquipment>, context: Context): Promise<{ resource: string }> {
  const { units, room = null, place, serial = null } = input
  if (room !== null) await resourceNamed(context.database, room)
  return insert(input, { ...nothing, kind: 'equipment', units, room, place, serial }, context)
}

/** Makes the hours of a person bookable. */
export async function addBookablePerson(input: z.output<typeof newBookablePerson>, context: Context): Promise<{ resource: string }> {
  const { person } = input
  const found = await labsIn(context.database).selectFrom('person').select('name').where('id', '=', person).executeTakeFirst()
  if (!found) throw failOperation('OPERATION_NOT_FOUND', { what: 'person', id: person })
  return insert({ ...input, name: input.name ?? found.name }, { ...nothing, kind: 'person', person }, context)
}

/** Units that are taken at some time to come; they cannot be removed. */
async function setUnits(resource: string, wanted: number, { database, now }: Context): Promise<void> {
  const { rows } = await sql<{ id: string; number: number; booked: number }>`
    select u.id, u.number, (select count(*) from occupancy o where o.taken = u.id and o.live and upper(o.during) > ${now.toISOString()}::timestamptz) as booked
    from unit u where u.resource = ${resource} order by booked desc, u.number`.execute(database)
  const surplus = rows.slice(wanted)
  const booked = surplus.reduce((sum, row) => sum + row.booked, 0)
  if (booked > 0) throw fail('LAB_UNITS_TAKEN', { resource, booked, units: wanted })
  if (surplus.length > 0)
    await labsIn(database)
      .deleteFrom('unit')
      .where(
        'id',
        'in',
        surplus.map(({ id }) => id),
      )
      .execute()
  const last = Math.max(0, ...rows.map(({ number }) => number))
  await addUnits(database, resource, { from: last + 1, to: last + Math.max(0, wanted - rows.length) })
}

/** What may be changed of a resource; what is absent stays. */
export interface ResourceChange {
  readonly resource: string
  readonly name?: string | undefined
  readonly summary?: string | undefined
  readonly classes?: string[] | undefined
  readonly modes?: string[] | undefined
  readonly capacity?: number | undefined
  readonly units?: number | undefined
  readonly areaM2?: number | undefined
  readonly setUpMinutes?: number | undefined
  readonly cleanUpMinutes?: number | undefined
  readonly rateMinor?: number | undefined
  readonly memberDiscountPercent?: number | undefined
  readonly room?: string | null | undefined
  readonly place?: string | undefined
  readonly confirms?: boolean | undefined
  readonly retired?: boolean | undefined
}

/** Changes a resource; what the gates know of it moves their decisions. Bookings keep the buffers and the price they were made with. */
export async function updateResource(change: ResourceChange, context: Context): Promise<{ resource: string }> {
  const { database, now } = context
  const { resource: id, memberDiscountPercent: percent, retired } = change
  const before = await resourceNamed(database, id)
  // Of a room by seats the units are its seats.
  const units = before.seats ? change.capacity : change.units
  if (units !== undefined && before.kind !== 'person') await setUnits(id, units, context)
  const columns = {
    name: change.name,
    summary: change.summary,
    classes: change.classes,
    modes: change.modes,
    capacity: change.capacity,
    units: before.kind === 'person' ? undefined : units,
    area_m2: change.areaM2,
    set_up_minutes: change.setUpMinutes,
    clean_up_minutes: change.cleanUpMinutes,
    rate_minor: change.rateMinor,
    member_discount_bp: percent === undefined ? undefined : Math.round(percent * 100),
    room: change.room,
    place: change.place,
    confirms: change.confirms,
    retired_at: retired === undefined ? undefined : retired ? now : null,
  }
  if (Object.values(columns).some((value) => value !== undefined))
    await labsIn(database).updateTable('resource').set(columns).where('id', '=', id).execute()
  const after = await resourceNamed(database, id)
  const { kind } = before
  if (kind !== 'person')
    await redecide(context, [
      {
        table: 'resources',
        before: { id, kind, classes: before.classes, capacity: before.capacity },
        after: { id, kind, classes: after.classes, capacity: after.capacity },
      },
    ])
  return { resource: id }
}

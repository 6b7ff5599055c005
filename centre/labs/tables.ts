import type { ColumnType, Generated } from 'kysely'
import type { Language } from '@vitalbench/kernel/language'
import type { Sql } from '@vitalbench/platform/database'
import type { Asked } from './bookings/asked.ts'
import type { Price } from './bookings/price.ts'
import type { Status } from './bookings/shown.ts'
import type { Period } from './quotas/period.ts'

type Instant = ColumnType<Date, Date | string, Date | string>
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
type Json<Value> = ColumnType<Value, string, string>
/** A range of instants, written by `tstzrange`, read by its bounds. */
type Range = ColumnType<never, string, string>
type Day = ColumnType<string, string, string>

/** Why the centre cancelled a booking. */
export type Why = 'gate' | 'care' | 'maintenance' | 'other' | 'unconfirmed' | 'offer-past'

/** Tables of sites, resources, bookings, waiting, quotas and loans, and the columns of people and organisations that are read here. */
export type LabTables = {
  person: { id: string; name: string; email: string; language: Language; organisation: string | null; roles: string[] }
  organisation: { id: string; name: string; member_since: string | null }
  site: {
    id: Generated<string>
    name: string
    address: string
    jurisdiction: string
    zone: string
    currency: string
    cancel_hours: number
    offer_hours: number
  }
  resource: {
    id: Generated<string>
    site: string
    kind: 'room' | 'equipment' | 'person'
    name: string
    summary: string
    classes: string[]
    modes: string[]
    area_m2: ColumnType<string | null, number | null, number | null>
    capacity: number | null
    units: number
    seats: boolean
    set_up_minutes: number
    clean_up_minutes: number
    rate_minor: number
    member_discount_bp: number
    room: string | null
    place: string
    serial: string | null
    person: string | null
    confirms: boolean
    retired_at: MaybeInstant
  }
  unit: { id: Generated<string>; resource: string; number: number }
  service: {
    id: Generated<string>
    resource: string
    kind: 'calibration' | 'qualification' | 'maintenance'
    done_on: Day
    due: ColumnType<string | null, string | null, string | null>
    by_whom: string
    certificate: string | null
    note: string
  }
  closure: {
    id: Generated<string>
    resource: string
    during: Range
    reason: 'maintenance' | 'care' | 'other'
    units: number
    note: string
  }
  booking_series: { id: Generated<string>; holder: string; rule: Json<unknown> }
  booking: {
    id: Generated<string>
    site: string
    holder: string
    organisation: string | null
    series: string | null
    title: string
    words: string
    during: Range
    blocked: Range
    status: Status
    mode: string
    project: string | null
    people: number
    supervises: boolean
    question: Json<Asked>
    decision: string
    price: Json<Price>
    price_minor: number
    until: MaybeInstant
    confirmed_at: MaybeInstant
    why: Why | null
    because: string | null
    sequence: Generated<number>
    started_at: MaybeInstant
    ended_at: MaybeInstant
    created_at: Instant
    changed_at: Instant
  }
  booking_resource: { booking: string; resource: string }
  occupancy: {
    id: Generated<number>
    booking: string | null
    closure: string | null
    taken: string
    during: Range
    live: Generated<boolean>
  }
  quota: {
    id: Generated<string>
    organisation: string | null
    site: string
    resource: string | null
    per: 'organisation' | 'person'
    period: Period
    minutes: number
  }
  refusal: {
    id: Generated<number>
    at: Instant
    resource: string
    why: 'full' | 'gate' | 'quota'
    person: string
    organisation: string | null
    during: Range
    decision: string | null
  }
  waiting: {
    id: Generated<string>
    place: Generated<number>
    site: string
    person: string
    organisation: string | null
    during: Range
    question: Json<Asked>
    status: 'waiting' | 'offered' | 'accepted' | 'left' | 'past'
    booking: string | null
    offered_until: MaybeInstant
    created_at: Instant
  }
  waiting_resource: { waiting: string; resource: string }
  loan_item: {
    id: Generated<string>
    site: string
    kind: 'phone' | 'tablet' | 'watch' | 'sensor' | 'other'
    name: string
    serial: string
    platform: string
    condition: 'good' | 'worn' | 'damaged'
    retired_at: MaybeInstant
  }
  loan: {
    id: Generated<string>
    item: string
    person: string
    lent_by: string | null
    lent_at: Instant
    due: Instant
    condition_out: string
    returned_at: MaybeInstant
    condition_in: string | null
    note: string
    wiped_at: MaybeInstant
    wiped_by: string | null
    wipe_method: string | null
  }
  feed: { person: string; generation: number }
}

/** The tables of the labs, typed. */
export const labsIn = (database: Sql) => database.withTables<LabTables>()

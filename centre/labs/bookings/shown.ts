import { z } from 'zod'
import { shownDecision } from '../gate.ts'

const instant = z.iso.datetime()
const named = z.object({ id: z.uuid(), name: z.string() })

/** States of a booking. */
export const statuses = ['held', 'confirmed', 'at-risk', 'cancelled', 'used', 'no-show'] as const

/** State of a booking. */
export type Status = (typeof statuses)[number]

/** States in which a booking holds what it has taken. */
export const live = ['held', 'confirmed', 'at-risk'] as const satisfies readonly Status[]

/** Schema of money: minor units (no decimals of KRW and JPY) and ISO 4217 code. */
export const money = z.object({ minor: z.int(), currency: z.string() })

/** Schema of a price: a line for each resource, gross and less its part of the discount, and their exact sum. */
export const priceShown = z.object({
  lines: z.array(
    z.object({ resource: z.uuid(), name: z.string(), minutes: z.number(), rate: z.int(), gross: z.int(), discount: z.int(), net: z.int() }),
  ),
  gross: z.int(),
  discount: z.int(),
  total: money,
})

/** Schema of a booking as a row of a list. */
export const bookingRow = z.object({
  booking: z.uuid(),
  title: z.string(),
  status: z.enum(statuses),
  start: instant,
  end: instant,
  zone: z.string(),
  site: named,
  resources: z.array(named.extend({ kind: z.enum(['room', 'equipment', 'person']) })),
  holder: named,
  organisation: named.nullable(),
  mode: z.string(),
  project: z.string().nullable(),
  people: z.int(),
  supervises: z.boolean(),
  series: z.uuid().nullable(),
  price: money,
  until: instant.nullable().describe('until when a hold stands, or a risk may be cured'),
  because: z.string().nullable().describe('why it is at risk or was cancelled'),
  mine: z.boolean(),
})

/** Schema of time in which something asked for is taken already. */
export const clashShown = z.object({
  resource: z.uuid(),
  name: z.string(),
  start: instant,
  end: instant,
  because: z.enum(['booking', 'maintenance', 'care', 'other']),
})

/** Schema of a quota as it stands for a period. */
export const quotaLeft = z.object({
  quota: z.uuid(),
  name: z.string().nullable().describe('of the resource; null is all of the site'),
  per: z.enum(['organisation', 'person']),
  period: z.enum(['day', 'week', 'month', 'quarter', 'year']),
  from: instant,
  until: instant,
  minutes: z.int(),
  used: z.number(),
  left: z.number().describe('before this booking'),
})

/** Schema of everything that is known about a slot before it is booked. */
export const slotShown = z.object({
  bookable: z.boolean(),
  decision: shownDecision.nullable(),
  clashes: z.array(clashShown),
  alternatives: z.array(z.object({ start: instant, end: instant })).describe('next slots that are free, of the same length'),
  price: priceShown,
  quotas: z.array(quotaLeft),
  overQuota: z.boolean(),
})

/** Schema of the answer to a booking: booked, or why not, with all that is known about the slot. */
export const bookingAnswer = z.object({
  outcome: z.enum(['booked', 'refused', 'clash', 'quota', 'waiting']),
  booking: z.uuid().nullable(),
  waiting: z.uuid().nullable(),
  status: z.enum(statuses).nullable(),
  slot: slotShown.nullable().describe('null where it was booked'),
})

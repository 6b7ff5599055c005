import { z } from 'zod'
import { modes } from '@vitalbench/centre/gates'

const name = z.string().trim().min(1).max(200)
const minutes = z.int().min(0).max(1440)

/** Kinds of what can be booked. */
export const kinds = ['room', 'equipment', 'person'] as const

/** Schema of a site. */
export const siteShown = z.object({
  site: z.uuid(),
  name: z.string(),
  address: z.string(),
  jurisdiction: z.string(),
  zone: z.string(),
  currency: z.string(),
  cancelHours: z.int(),
  offerHours: z.int(),
  rooms: z.int(),
  equipment: z.int(),
  areaM2: z.number(),
})

/** Schema of what can be booked, as a row of a list. */
export const resourceRow = z.object({
  resource: z.uuid(),
  site: z.object({ id: z.uuid(), name: z.string(), zone: z.string(), jurisdiction: z.string() }),
  kind: z.enum(kinds),
  name: z.string(),
  summary: z.string(),
  classes: z.array(z.string()),
  modes: z.array(z.enum(modes)),
  areaM2: z.number().nullable(),
  capacity: z.int().nullable(),
  units: z.int(),
  seats: z.boolean(),
  setUpMinutes: z.int(),
  cleanUpMinutes: z.int(),
  rate: z.object({ minor: z.int(), currency: z.string() }).describe('an hour'),
  memberDiscountPercent: z.number(),
  room: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('where equipment stands'),
  place: z.string(),
  serial: z.string().nullable(),
  confirms: z.boolean(),
  calibrationDue: z.iso.date().nullable(),
  overdue: z.boolean(),
})

/** Schema of what can be booked with its services and the times at which it is not to be had. */
export const resourceShown = resourceRow.extend({
  services: z.array(
    z.object({
      service: z.uuid(),
      kind: z.enum(['calibration', 'qualification', 'maintenance']),
      doneOn: z.iso.date(),
      due: z.iso.date().nullable(),
      by: z.string(),
      certificate: z.string().nullable(),
      note: z.string(),
    }),
  ),
  closures: z.array(
    z.object({
      closure: z.uuid(),
      start: z.iso.datetime(),
      end: z.iso.datetime(),
      reason: z.enum(['maintenance', 'care', 'other']),
      units: z.int(),
      note: z.string(),
    }),
  ),
})

const shared = {
  name,
  summary: z.string().max(2000).default(''),
  classes: z
    .array(z.string().regex(/^[a-z0-9][a-z0-9-]*$/))
    .max(30)
    .default([])
    .describe('what policies call it: radiation-controlled, ct, laser…'),
  modes: z.array(z.enum(modes)).min(1).default(['none']).describe('what it may be used on or with'),
  setUpMinutes: minutes.default(0),
  cleanUpMinutes: minutes.default(0),
  rateMinor: z.int().min(0).default(0).describe('price of an hour in minor units of the currency of the site'),
  memberDiscountPercent: z.number().min(0).max(100).multipleOf(0.01).default(0),
  confirms: z.boolean().default(false).describe('whether a lab manager confirms each booking'),
}

/** Schema of a new site. */
export const newSite = z.object({
  name,
  address: z.string().max(500).default(''),
  jurisdiction: z.string().regex(/^[A-Z]{2}$/),
  zone: z.string().min(1).describe('IANA time zone'),
  currency: z.string().regex(/^[A-Z]{3}$/),
  cancelHours: z.int().min(0).max(720).default(24).describe('a booking at risk is cancelled so many hours before its start'),
  offerHours: z.int().min(1).max(336).default(24).describe('how long an offer to somebody who waits stands'),
})

/** Schema of a new room; a ward is one whose units are the visits that its staff can carry at once. */
export const newRoom = z.object({
  site: z.uuid(),
  ...shared,
  areaM2: z.number().positive().max(100_000).multipleOf(0.01).optional(),
  capacity: z.int().min(1).max(5000).describe('most people at once'),
  sharing: z
    .enum(['whole', 'seats', 'visits'])
    .default('whole')
    .describe('booked whole, by seats for each who comes, or by visits that its staff carries'),
  visits: z.int().min(1).max(500).optional().describe('of a ward: how many visits its staff carries at once'),
})

/** Schema of new equipment, a simulator, or a number of them that are alike. */
export const newEquipment = z.object({
  site: z.uuid(),
  ...shared,
  units: z.int().min(1).max(500).default(1).describe('how many alike there are'),
  room: z.uuid().optional().describe('where it stands'),
  place: z.string().max(200).default(''),
  serial: z.string().max(100).optional(),
})

/** Schema of a person whose hours can be booked. */
export const newBookablePerson = z.object({
  site: z.uuid(),
  person: z.uuid(),
  ...shared,
  name: name.optional().describe('absent is the name of the person'),
})

import { actorClasses, givenRoles } from '@vitalbench/centre/people'
import { languages } from '@vitalbench/kernel/language'
import { z } from 'zod'
import { centreSchema } from '../centre/centre.ts'

const key = z.string().regex(/^[a-z0-9-]+$/)
const word = z.string().trim().min(1).max(200)
const country = z.string().regex(/^[A-Z]{2}$/)
const days = z.int().describe('days from the day on which the preset is applied; negative before it')
const at = z.string().regex(/^\d\d:\d\d$/)
const slot = { day: days, at, hours: z.number().positive() }

const organisation = z.strictObject({
  name: word,
  class: z.enum(actorClasses),
  country,
  city: word.optional(),
  website: z.url().optional(),
  member: z.boolean().default(true),
})

const person = z.strictObject({
  name: word,
  email: z.email(),
  language: z.enum(languages),
  organisation: key.optional(),
  roles: z.array(z.enum(givenRoles)).min(1),
  affiliated: z.boolean().default(false).describe('signed by both sides'),
  dosimeter: word.optional(),
  appointments: z.array(word).default([]),
  papers: z
    .array(z.strictObject({ type: word, edition: word.optional(), passed: days, months: z.int().positive().optional() }))
    .default([])
    .describe('results of courses, as an officer enters them'),
})

const course = z.strictObject({
  name: word,
  type: word,
  edition: word.optional(),
  months: z.int().positive().optional(),
  about: z.string().default(''),
  runs: z
    .array(z.strictObject({ ...slot, seats: z.int().positive(), place: word.optional(), language: z.enum(languages).optional() }))
    .default([]),
})

const resource = {
  site: key,
  name: word,
  summary: z.string().default(''),
  classes: z.array(word).default([]),
  modes: z
    .array(z.enum(['none', 'phantom', 'animal', 'human']))
    .min(1)
    .optional(),
  setUp: z.int().min(0).default(0),
  cleanUp: z.int().min(0).default(0),
  rate: z.int().min(0).default(0).describe('an hour, in minor units'),
  discount: z.number().min(0).max(100).default(0).describe('of members, in percent'),
  confirms: z.boolean().default(false),
}

/** Schema of a preset: a centre as data, with days counted from the one on which it is applied. */
export const presetSchema = z.strictObject({
  format: z.literal('vitalbench-centre/1'),
  centre: centreSchema,
  contacts: z.record(word, word).default({}),
  organisations: z.record(key, organisation).default({}),
  people: z.record(key, person).default({}),
  courses: z.record(key, course).default({}),
  approvals: z.array(z.strictObject({ kind: word, project: word, reference: word, from: days, until: days })).default([]),
  sites: z
    .record(key, z.strictObject({ name: word, address: z.string().default(''), jurisdiction: country, zone: word, currency: word }))
    .default({}),
  rooms: z
    .record(
      key,
      z.strictObject({
        ...resource,
        areaM2: z.number().positive().optional(),
        capacity: z.int().positive(),
        sharing: z.enum(['whole', 'seats', 'visits']).optional(),
        visits: z.int().positive().optional(),
      }),
    )
    .default({}),
  equipment: z
    .record(
      key,
      z.strictObject({
        ...resource,
        units: z.int().positive().default(1),
        room: key.optional(),
        place: z.string().default(''),
        serial: word.optional(),
        calibrated: z.strictObject({ on: days, due: days, by: word }).optional(),
      }),
    )
    .default({}),
  loans: z
    .array(
      z.strictObject({
        site: key,
        kind: z.enum(['phone', 'tablet', 'watch', 'sensor', 'other']),
        name: word,
        serial: word,
        platform: z.string().default(''),
        lent: z.strictObject({ person: key, due: days }).optional(),
      }),
    )
    .default([]),
  quotas: z
    .array(
      z.strictObject({
        site: key,
        resource: key.optional(),
        per: z.enum(['organisation', 'person']),
        period: z.enum(['day', 'week', 'month', 'quarter', 'year']),
        hours: z.number().positive(),
      }),
    )
    .default([]),
  bookings: z
    .array(
      z.strictObject({
        person: key,
        title: word,
        resources: z.array(key).min(1),
        ...slot,
        mode: z.enum(['none', 'phantom', 'animal', 'human']).default('none'),
        project: word.optional(),
        people: z.int().positive().default(1),
        supervises: z.boolean().default(false),
        outcome: z
          .enum(['booked', 'refused', 'waiting'])
          .default('booked')
          .describe('what comes of it, so that a mistake in the preset is found'),
      }),
    )
    .default([]),
  studies: z.array(z.strictObject({ person: key, example: word, public: z.boolean().default(true) })).default([]),
})

/** A centre as data. */
export type Preset = z.output<typeof presetSchema>

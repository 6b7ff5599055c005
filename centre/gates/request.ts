import { z } from 'zod'

const id = z.string().min(1)

/** What a resource is used on or with. */
export const modes = ['none', 'phantom', 'animal', 'human'] as const

/** Schema of a question to a gate: who wants to use what, where, how and during which slot. The day of asking is no part of it. */
export const gateRequest = z.strictObject({
  person: id,
  organisation: id.describe('organisation on whose behalf the person acts; data agreements must name it'),
  resources: z.array(id).min(1).describe('everything that is used together: it opens whole or not at all'),
  mode: z.enum(modes).default('none'),
  purpose: z.enum(['evidence', 'development']).default('development'),
  start: z.string().describe('first instant, ISO 8601'),
  end: z.string().describe('first instant after it, ISO 8601'),
  place: z.strictObject({
    jurisdiction: id.describe('ISO 3166 country whose policies hold'),
    zone: id.describe('IANA time zone in which dates are counted'),
    site: id,
  }),
  project: id.optional(),
  sponsor: id.optional(),
  programme: id.optional(),
  study: z.enum(['device', 'medicine']).optional(),
  dataPurpose: id.optional().describe('what data are used for, in the words of the agreements'),
  people: z.int().min(1).default(1).describe('how many come'),
  subjects: z.array(id).default([]).describe('patients or volunteers who take part'),
  booking: id.optional().describe('booking that is decided again, so that it does not stand in its own way'),
  breakGlass: z.strictObject({ role: z.string(), reason: z.string() }).optional(),
})

/** A question to a gate, complete. */
export type GateRequest = z.infer<typeof gateRequest>

/** What a resource is used on or with. */
export type Mode = GateRequest['mode']

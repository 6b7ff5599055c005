import { z } from 'zod'
import { modes } from '@vitalbench/centre/gates'

const instant = z.iso.datetime({ offset: true })
const word = z.string().trim().min(1).max(200)

/** Schema of what is asked when something is booked: everything that is needed together, for whom, for what, from when to when. */
export const asked = z.object({
  title: word,
  resources: z.array(z.uuid()).min(1).max(20).describe('rooms, equipment and people; booked whole or not at all'),
  start: instant,
  end: instant.describe('first instant after it'),
  person: z.uuid().optional().describe('for whom, where somebody else books; lab managers only'),
  organisation: z.uuid().optional().describe('on whose behalf; absent is the own organisation'),
  mode: z.enum(modes).default('none'),
  purpose: z.enum(['evidence', 'development']).default('development'),
  study: z.enum(['device', 'medicine']).optional(),
  project: word.optional(),
  sponsor: word.optional(),
  programme: word.optional(),
  dataPurpose: word.optional(),
  people: z.int().min(1).max(500).default(1).describe('how many come'),
  subjects: z.array(word).max(100).default([]).describe('pseudonyms of patients or volunteers who take part'),
  supervises: z.boolean().default(false).describe('comes to supervise others: takes no room, only the own time'),
  attends: z.boolean().default(true).describe('whether the person who books comes too and is taken for the time'),
  breakGlass: z.object({ role: word, reason: z.string().trim().min(1).max(1000) }).optional(),
})

/** What is asked when something is booked. */
export type Asked = z.output<typeof asked>

/** Schema of the rule of a series: every so many days or weeks, at the same time of the clock at the site. */
export const seriesRule = z
  .object({
    every: z.enum(['day', 'week']),
    interval: z.int().min(1).max(52).default(1),
    weekdays: z
      .array(z.int().min(1).max(7))
      .min(1)
      .max(7)
      .optional()
      .describe('of weekly ones: 1 Monday to 7 Sunday; absent is that of the first'),
    count: z.int().min(1).max(200).optional(),
    until: z.iso.date().optional().describe('last day, at the site'),
  })
  .refine(({ count, until }) => (count === undefined) !== (until === undefined), { error: 'needs either count or until' })

/** The rule of a series. */
export type SeriesRule = z.output<typeof seriesRule>

import { z } from 'zod'
import { actorClasses } from './actors.ts'

/** Schema of an organisation: what it is called, which class of actor it is, where it is at home, and since when it is a member. */
export const organisationSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  class: z.enum(actorClasses),
  country: z.string().regex(/^[A-Z]{2}$/, 'is no ISO 3166 code of two capitals'),
  city: z.string().trim().min(1).max(120).optional(),
  website: z.url({ protocol: /^https?$/ }).optional(),
  register: z.string().trim().min(1).max(60).optional().describe('number in the public register of its country'),
  memberSince: z.iso.date().optional(),
})

/** An organisation of one of the classes of actors. */
export type Organisation = z.infer<typeof organisationSchema>

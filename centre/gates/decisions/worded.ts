import { z } from 'zod'

const opening = z.object({
  start: z.iso.datetime().nullable(),
  end: z.iso.datetime().nullable(),
  firstDay: z.iso.date().nullable(),
  lastDay: z.iso.date().nullable(),
})

/** Answers of a gate, from best to worst. */
export const answers = ['allow', 'allow-supervised', 'allow-not-evidence', 'deny'] as const

/** Schema of a reason against a gate, worded in the reader's language, with its cures. */
export const wordedReason = z.object({
  code: z.string(),
  text: z.string(),
  relief: z.enum(['supervised', 'not-evidence']).nullable().describe('under what condition it does not close the gate'),
  sources: z.array(
    z.object({
      policy: z.string(),
      version: z.int(),
      source: z.string(),
      unchecked: z.boolean().describe('nobody has read the source for this entry yet'),
    }),
  ),
  cures: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      contact: z.string().nullable().describe('whom to ask, where the centre says so'),
      run: z.uuid().nullable().describe('course run to enrol in'),
      opens: z.array(z.string()).describe('when the gate would open after this cure alone'),
    }),
  ),
})

/** Schema of a decision worded in the reader's language. */
export const wordedDecision = z.object({
  answer: z.enum(answers),
  title: z.string(),
  conditions: z.array(z.string()),
  reasons: z.array(wordedReason),
  opens: z.object({ now: z.array(z.string()), afterCures: z.array(z.string()) }),
  openings: z.object({ now: z.array(opening), afterCures: z.array(opening) }),
  text: z.string().describe('all of it as plain text'),
})

/** A reason, worded. */
export type WordedReason = z.infer<typeof wordedReason>
/** A decision, worded. */
export type WordedDecision = z.infer<typeof wordedDecision>

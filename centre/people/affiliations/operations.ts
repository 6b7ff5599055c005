import { z } from 'zod'
import { signedIn } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { affiliationShown } from '../shown.ts'
import { affiliate, endAffiliation, listAffiliations, signAffiliation } from './affiliations.ts'

const one = z.object({ affiliation: z.uuid() })

/** Affiliations: propose, sign, end, look. */
export const affiliationOperations = [
  operation({
    name: 'people.affiliate',
    summary: 'Proposes an affiliation of a person through an organisation; it begins when both have signed and its first day has come.',
    kind: 'write',
    who: ['centreManager'],
    input: z.object({
      person: z.uuid(),
      organisation: z.uuid(),
      validFrom: z.iso.date(),
      validUntil: z.iso.date().optional(),
      jurisdiction: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional()
        .describe('country whose rules hold for it; absent is that of the organisation'),
    }),
    output: one,
    handle: affiliate,
  }),
  operation({
    name: 'people.signAffiliation',
    summary: 'Signs an affiliation: the own one, or for an organisation as its signatory or as centre manager from the paper.',
    kind: 'write',
    who: signedIn,
    input: one.extend({ side: z.enum(['person', 'organisation']).optional().describe('absent: that which is the caller’s') }),
    output: affiliationShown,
    handle: signAffiliation,
  }),
  operation({
    name: 'people.endAffiliation',
    summary: 'Ends an affiliation on a day; what stands on it from then on is decided again.',
    kind: 'write',
    who: ['centreManager'],
    input: one.extend({
      on: z.iso.date().optional().describe('first day without it; absent is this instant'),
      reason: z.string().trim().min(1).max(500),
    }),
    output: affiliationShown,
    handle: endAffiliation,
  }),
  operation({
    name: 'people.affiliations',
    summary: 'Lists affiliations with their live state: the own ones and those to sign; all of them for managers and data stewards.',
    kind: 'read',
    who: signedIn,
    input: z.object({
      person: z.uuid().optional(),
      organisation: z.uuid().optional(),
      limit: z.int().min(1).max(200).default(50),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({ rows: z.array(affiliationShown), total: z.int() }),
    handle: listAffiliations,
  }),
] as const

import { z } from 'zod'
import { signedIn } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { modes } from '../request.ts'
import { addAgreement, endAgreement, listAgreements } from './agreements.ts'
import { addApproval, listApprovals, withdrawApproval } from './approvals.ts'
import { addConsent, withdrawConsent } from './consents.ts'

const officers = ['steward', 'centreManager'] as const
const word = z.string().trim().min(1).max(200)
const day = z.iso.date()
const moment = z.string().nullable()
const page = { limit: z.int().min(1).max(500).default(50), offset: z.int().min(0).default(0) }
const term = { validFrom: day.optional(), validUntil: day.optional() }
const gone = {
  at: z.union([day, z.iso.datetime()]).optional().describe('from when; absent is now'),
  reason: z.string().trim().min(1).max(500),
}
const states = ['not-yet', 'in-force', 'ended', 'withdrawn'] as const
const shownTerm = { validFrom: moment, validUntil: moment, withdrawnAt: moment, state: z.enum(states), reason: z.string().nullable() }
const named = z.object({ id: z.uuid(), name: z.string() })

/** Papers that gates ask for: approvals of projects, consent of subjects, data agreements. */
export const paperOperations = [
  operation({
    name: 'gates.approvals',
    summary: 'Lists approvals of projects: ethics, insurance, consent form, animal permit…',
    kind: 'read',
    who: signedIn,
    input: z.object({ project: word.optional(), kind: word.optional(), ...page }),
    output: z.object({
      rows: z.array(
        z.object({
          approval: z.uuid(),
          kind: z.string(),
          kindName: z.string(),
          project: z.string(),
          reference: z.string(),
          sites: z.array(z.string()).nullable(),
          modes: z.array(z.string()).nullable(),
          ...shownTerm,
        }),
      ),
      total: z.int(),
    }),
    handle: listApprovals,
  }),
  operation({
    name: 'gates.addApproval',
    summary: 'Enters an approval of a project, or an amendment with its own dates, sites and modes.',
    kind: 'write',
    who: officers,
    input: z.object({
      kind: word.describe('as policies call it: ethics, insurance, consent-form, animal-permit…'),
      project: word,
      reference: word.describe('number of the paper'),
      sites: z.array(z.string().min(1)).min(1).optional(),
      modes: z.array(z.enum(modes)).min(1).optional(),
      ...term,
    }),
    output: z.object({ approval: z.uuid() }),
    handle: addApproval,
  }),
  operation({
    name: 'gates.withdrawApproval',
    summary: 'Withdraws an approval; what stands on it is decided again.',
    kind: 'write',
    who: officers,
    input: z.object({ approval: z.uuid(), ...gone }),
    output: z.object({ approval: z.uuid() }),
    handle: withdrawApproval,
  }),
  operation({
    name: 'gates.addConsent',
    summary: 'Enters that a subject, by pseudonym, has consented to take part in a project.',
    kind: 'write',
    who: ['clinician', 'researcher', 'steward', 'centreManager'],
    input: z.object({ project: word, subject: word.describe('pseudonym within the project'), ...term }),
    output: z.object({ consent: z.uuid() }),
    secret: ['subject'],
    handle: addConsent,
  }),
  operation({
    name: 'gates.withdrawConsent',
    summary: 'Enters that a subject has withdrawn consent; what stands on it is decided again.',
    kind: 'write',
    who: ['clinician', 'researcher', 'steward', 'centreManager'],
    input: z.object({ project: word, subject: word, at: gone.at }),
    output: z.object({ withdrawn: z.int() }),
    secret: ['subject'],
    handle: withdrawConsent,
  }),
  operation({
    name: 'gates.agreements',
    summary: 'Lists data agreements: those of the own organisation; all of them for managers and data stewards.',
    kind: 'read',
    who: signedIn,
    input: z.object({ organisation: z.uuid().optional(), dataset: word.optional(), ...page }),
    output: z.object({
      rows: z.array(
        z.object({
          agreement: z.uuid(),
          organisation: named,
          dataset: z.string(),
          purposes: z.array(z.string()),
          ...shownTerm,
        }),
      ),
      total: z.int(),
    }),
    handle: listAgreements,
  }),
  operation({
    name: 'gates.addAgreement',
    summary: 'Enters that an organisation may use a dataset for some purposes.',
    kind: 'write',
    who: officers,
    input: z.object({ organisation: z.uuid(), dataset: word, purposes: z.array(word).min(1).max(50), ...term }),
    output: z.object({ agreement: z.uuid() }),
    handle: addAgreement,
  }),
  operation({
    name: 'gates.endAgreement',
    summary: 'Ends a data agreement; access that stands on it ends with it.',
    kind: 'write',
    who: officers,
    input: z.object({ agreement: z.uuid(), ...gone }),
    output: z.object({ agreement: z.uuid() }),
    handle: endAgreement,
  }),
] as const

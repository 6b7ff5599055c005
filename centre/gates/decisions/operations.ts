import { z } from 'zod'
import { everyone, signedIn } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { policyEntry } from '../policy.ts'
import { gateRequest } from '../request.ts'
import { askGate } from './ask-gate.ts'
import { glassReport, listDecisions, showDecision } from './look.ts'
import { listPolicies, setPolicy } from './policies.ts'
import { answers, wordedDecision } from './worded.ts'

const country = z.string().regex(/^[A-Z]{2}$/)
const jurisdiction = z.string().regex(/^(\*|[A-Z]{2})$/)
const named = z.object({ id: z.string(), name: z.string() })
const page = { limit: z.int().min(1).max(500).default(50), offset: z.int().min(0).default(0) }
const decisionRow = z.object({
  decision: z.uuid(),
  person: named,
  organisation: named.nullable(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  answer: z.enum(answers),
  title: z.string(),
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  jurisdiction: z.string(),
  reasons: z.int().describe('how many demands are not met'),
  brokenGlass: z.object({ role: z.string(), reason: z.string() }).nullable(),
  decidedAt: z.iso.datetime(),
  current: z.boolean(),
})
const { mode, purpose, people, subjects, breakGlass } = gateRequest.shape

/** Policies and decisions: what holds, what a gate says, what it said. */
export const decisionOperations = [
  operation({
    name: 'gates.policies',
    summary: 'Lists the dated versions of policies, those in force on a day or all of them.',
    kind: 'read',
    who: everyone,
    input: z.object({ jurisdiction: country.optional().describe('and what holds everywhere'), on: z.iso.date().optional() }),
    output: z.object({
      rows: z.array(
        policyEntry.extend({
          jurisdiction,
          origin: z.enum(['house', 'centre']),
          inForce: z.boolean().describe('today'),
          demands: z.array(z.looseObject({ demand: z.string() })),
        }),
      ),
      total: z.int(),
    }),
    handle: listPolicies,
  }),
  operation({
    name: 'gates.setPolicy',
    summary: 'Adds or replaces a dated version of a policy; the version before it ends on the day before. What it moves is decided again.',
    kind: 'write',
    who: ['centreManager'],
    input: policyEntry.extend({ jurisdiction }),
    output: z.object({ id: z.string(), version: z.int() }),
    handle: setPolicy,
  }),
  operation({
    name: 'gates.ask',
    summary: 'Asks the gate of a dataset or of an affiliation for a time; labs.check asks that of rooms and equipment.',
    kind: 'read',
    who: signedIn,
    input: z
      .object({
        person: z.uuid().optional().describe('absent is the caller; others only for managers and data stewards'),
        organisation: z.uuid().optional().describe('on whose behalf; absent is the person’s own'),
        dataset: z.string().min(1).max(200).optional(),
        affiliation: z.uuid().optional(),
        mode,
        purpose,
        start: z.iso.datetime({ offset: true }),
        end: z.iso.datetime({ offset: true }),
        project: z.string().min(1).max(200).optional(),
        sponsor: z.string().min(1).max(200).optional(),
        programme: z.string().min(1).max(200).optional(),
        study: z.enum(['device', 'medicine']).optional(),
        dataPurpose: z.string().min(1).max(200).optional().describe('what data are used for, in the words of the agreements'),
        people,
        subjects,
        breakGlass,
        jurisdiction: country.optional().describe('absent is that of the affiliation, or of the organisation'),
        zone: z.string().optional().describe('IANA zone; absent is that of the centre'),
        site: z.string().min(1).optional(),
      })
      .refine(({ dataset, affiliation }) => (dataset === undefined) !== (affiliation === undefined), {
        error: 'needs either dataset or affiliation',
      }),
    output: wordedDecision,
    handle: askGate,
  }),
  operation({
    name: 'gates.decisions',
    summary: 'Lists decisions, the latest first: the own ones; all of them for managers and data stewards.',
    kind: 'read',
    who: signedIn,
    input: z.object({
      person: z.uuid().optional(),
      answer: z.enum(answers).optional(),
      subject: z.string().max(200).optional().describe('id of what it was decided for'),
      current: z.boolean().optional().describe('true: only the latest of each subject'),
      ...page,
    }),
    output: z.object({ rows: z.array(decisionRow), total: z.int() }),
    handle: listDecisions,
  }),
  operation({
    name: 'gates.decision',
    summary: 'Shows a decision in the reader’s language, with its signed envelope.',
    kind: 'read',
    who: signedIn,
    input: z.object({ decision: z.uuid() }),
    output: decisionRow.extend({
      worded: wordedDecision,
      policies: z.array(z.object({ id: z.string(), version: z.int(), check: z.boolean() })),
      inputs: z.string().describe('SHA-256 of what the answer stands on'),
      envelope: z.unknown().describe('DSSE envelope'),
    }),
    handle: ({ decision }, context) => showDecision(decision, context),
  }),
  operation({
    name: 'gates.glassReport',
    summary: 'Reports every emergency access of a month: who, for what, why, and what stood against it.',
    kind: 'read',
    who: ['centreManager'],
    input: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
    output: z.object({
      month: z.string(),
      rows: z.array(decisionRow.extend({ role: z.string(), why: z.string(), against: z.array(z.string()) })),
      total: z.int(),
    }),
    handle: ({ month }, context) => glassReport(month, context),
  }),
] as const

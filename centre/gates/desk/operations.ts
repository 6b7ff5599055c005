import { z } from 'zod'
import { everyone, signedIn } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { appoint, endAppointment } from './appointments.ts'
import { listContacts, setContact } from './contacts.ts'
import { handDosimeter, listDosimeters, returnDosimeter } from './dosimeters.ts'
import { distrustIssuer, listIssuers, trustIssuer } from './issuers.ts'

const managers = ['labManager', 'centreManager'] as const
const word = z.string().trim().min(1).max(200)
const day = z.iso.date()
const moment = z.string().nullable()
const did = z.string().regex(/^did:[a-z0-9]+:\S+$/)

/** What the desk keeps: who was handed a dosimeter, who was appointed to what, whom to ask, which issuers are trusted. */
export const deskOperations = [
  operation({
    name: 'gates.dosimeters',
    summary: 'Lists the dosimeters that people wear, those overdue first.',
    kind: 'read',
    who: managers,
    input: z.object({ out: z.boolean().default(true).describe('only those that were not handed back') }),
    output: z.object({
      rows: z.array(
        z.object({
          dosimeter: z.uuid(),
          number: z.string(),
          person: z.object({ id: z.uuid(), name: z.string() }),
          validFrom: z.string(),
          validUntil: moment,
          returnedAt: moment,
          overdue: z.boolean(),
        }),
      ),
      total: z.int(),
    }),
    handle: listDosimeters,
  }),
  operation({
    name: 'gates.handDosimeter',
    summary: 'Enters that a person was handed a dosimeter for a wearing period.',
    kind: 'write',
    who: managers,
    input: z.object({ person: z.uuid(), number: word, validFrom: day.optional().describe('absent is today'), validUntil: day.optional() }),
    output: z.object({ dosimeter: z.uuid() }),
    handle: handDosimeter,
  }),
  operation({
    name: 'gates.returnDosimeter',
    summary: 'Enters that a dosimeter was handed back.',
    kind: 'write',
    who: managers,
    input: z.object({ dosimeter: z.uuid() }),
    output: z.object({ dosimeter: z.uuid() }),
    handle: ({ dosimeter }, context) => returnDosimeter(dosimeter, context),
  }),
  operation({
    name: 'gates.appoint',
    summary: 'Appoints a person to a role that policies name: X-ray safety manager, duty physician, signatory of an organisation…',
    kind: 'write',
    who: ['centreManager'],
    input: z.object({ person: z.uuid(), role: word, validFrom: day.optional(), validUntil: day.optional() }),
    output: z.object({ appointment: z.uuid() }),
    handle: appoint,
  }),
  operation({
    name: 'gates.endAppointment',
    summary: 'Ends an appointment.',
    kind: 'write',
    who: ['centreManager'],
    input: z.object({ appointment: z.uuid(), on: day.optional().describe('first day without it; absent is this instant') }),
    output: z.object({ appointment: z.uuid() }),
    handle: endAppointment,
  }),
  operation({
    name: 'gates.contacts',
    summary: 'Lists whom to ask for which role.',
    kind: 'read',
    who: everyone,
    input: z.object({}),
    output: z.object({ rows: z.array(z.object({ role: z.string(), name: z.string(), contact: z.string() })), total: z.int() }),
    handle: (_, context) => listContacts(context),
  }),
  operation({
    name: 'gates.setContact',
    summary: 'Says whom to ask for a role.',
    kind: 'write',
    who: managers,
    input: z.object({ role: word, contact: z.string().trim().min(1).max(300) }),
    output: z.object({ role: z.string() }),
    handle: setContact,
  }),
  operation({
    name: 'gates.issuers',
    summary: 'Lists the issuers whose certificates count, for which types and how long.',
    kind: 'read',
    who: signedIn,
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({
          issuer: z.string(),
          name: z.string(),
          dids: z.array(z.string()),
          types: z.array(z.object({ type: z.string(), name: z.string() })),
          schemes: z.array(z.string()),
          validFrom: moment,
          validUntil: moment,
          withdrawnAt: moment,
          reason: z.string().nullable(),
        }),
      ),
      total: z.int(),
    }),
    handle: (_, context) => listIssuers(context),
  }),
  operation({
    name: 'gates.trustIssuer',
    summary: 'Puts an issuer on the trust list, or changes what it is trusted for; what its certificates move is decided again.',
    kind: 'write',
    who: ['centreManager'],
    input: z.object({
      issuer: word.optional().describe('id; absent is its first key, or its name'),
      name: word,
      dids: z.array(did).max(20).default([]),
      types: z.array(word).min(1).max(100),
      schemes: z.array(word).max(50).default([]),
      validFrom: day.optional(),
      validUntil: day.optional(),
    }),
    output: z.object({ issuer: z.string() }),
    handle: trustIssuer,
  }),
  operation({
    name: 'gates.distrustIssuer',
    summary: 'Takes an issuer off the trust list: what it issued from then on no longer counts.',
    kind: 'write',
    who: ['centreManager'],
    input: z.object({
      issuer: word,
      from: z.union([day, z.iso.datetime()]).optional().describe('absent is now; earlier where it was untrue before'),
      reason: z.string().trim().min(1).max(500),
    }),
    output: z.object({ issuer: z.string() }),
    handle: distrustIssuer,
  }),
] as const

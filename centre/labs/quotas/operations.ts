import { z } from 'zod'
import { signedIn } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { quotaLeft } from '../bookings/shown.ts'
import { demand } from './demand.ts'
import { listQuotas, setQuota } from './quotas.ts'

/** Quotas, and the demand that was turned away. */
export const quotaOperations = [
  operation({
    name: 'labs.quotas',
    summary: 'Lists the quotas that bind the own organisation and how much of them is left now; of any organisation for managers.',
    kind: 'read',
    who: signedIn,
    input: z.object({ organisation: z.uuid().optional(), site: z.uuid().optional() }),
    output: z.object({ rows: z.array(quotaLeft.extend({ site: z.object({ id: z.uuid(), name: z.string() }) })), total: z.int() }),
    handle: listQuotas,
  }),
  operation({
    name: 'labs.setQuota',
    summary: 'Says how many minutes an organisation, or each of its people, may book in a period; null lifts the quota.',
    kind: 'write',
    who: ['centreManager'],
    input: z.object({
      site: z.uuid(),
      organisation: z.uuid().optional().describe('absent: each organisation, or each person'),
      resource: z.uuid().optional().describe('absent: everything at the site together'),
      per: z.enum(['organisation', 'person']).default('organisation'),
      period: z.enum(['day', 'week', 'month', 'quarter', 'year']),
      minutes: z.int().min(0).max(1_000_000).nullable(),
    }),
    output: z.object({ quota: z.uuid().nullable() }),
    handle: setQuota,
  }),
  operation({
    name: 'labs.demand',
    summary: 'Counts who was turned away from what and why: full, gate or quota.',
    kind: 'read',
    who: ['labManager', 'centreManager', 'observer'],
    input: z.object({
      from: z.iso.datetime({ offset: true }).optional(),
      until: z.iso.datetime({ offset: true }).optional(),
      site: z.uuid().optional(),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          resource: z.uuid(),
          name: z.string(),
          site: z.object({ id: z.uuid(), name: z.string() }),
          why: z.enum(['full', 'gate', 'quota']),
          refusals: z.int(),
          people: z.int().describe('different ones'),
          hours: z.number().describe('that were asked for'),
        }),
      ),
      total: z.int(),
    }),
    handle: demand,
  }),
] as const

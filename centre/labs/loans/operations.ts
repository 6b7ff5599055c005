import { z } from 'zod'
import { signedIn } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { addLoanItem, confirmWipe, lend, takeBack } from './lend.ts'
import { listLoanItems } from './list.ts'
import { conditions, itemKinds, itemStates } from './loan.ts'

const managers = ['labManager', 'centreManager'] as const
const one = z.object({ loan: z.uuid() })
const note = z.string().max(2000).default('')

/** The loan pool of mobile terminals and watches. */
export const loanOperations = [
  operation({
    name: 'labs.loanItems',
    summary: 'Lists phones, watches and other things that are lent, and who has them until when.',
    kind: 'read',
    who: signedIn,
    input: z.object({
      site: z.uuid().optional(),
      kind: z.enum(itemKinds).optional(),
      state: z.enum(itemStates).optional(),
      overdue: z.boolean().default(false).describe('only those that are overdue'),
      search: z.string().max(200).optional(),
      limit: z.int().min(1).max(500).default(50),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          item: z.uuid(),
          site: z.object({ id: z.uuid(), name: z.string() }),
          kind: z.enum(itemKinds),
          name: z.string(),
          serial: z.string(),
          platform: z.string(),
          condition: z.enum(conditions),
          state: z.enum(itemStates),
          overdue: z.boolean(),
          loan: z
            .object({
              loan: z.uuid(),
              person: z.object({ id: z.uuid(), name: z.string() }),
              lentAt: z.iso.datetime(),
              due: z.iso.datetime(),
              returnedAt: z.iso.datetime().nullable(),
            })
            .nullable(),
        }),
      ),
      total: z.int(),
    }),
    handle: listLoanItems,
  }),
  operation({
    name: 'labs.addLoanItem',
    summary: 'Adds a thing to the loan pool, or changes it by its serial number.',
    kind: 'write',
    who: managers,
    input: z.object({
      site: z.uuid(),
      kind: z.enum(itemKinds),
      name: z.string().trim().min(1).max(200),
      serial: z.string().trim().min(1).max(100),
      platform: z.string().max(100).default('').describe('operating system and version'),
      condition: z.enum(conditions).default('good'),
      retired: z.boolean().default(false),
    }),
    output: z.object({ item: z.uuid() }),
    handle: addLoanItem,
  }),
  operation({
    name: 'labs.lend',
    summary: 'Hands a thing of the pool to a person until a day; only one that is wiped and not damaged.',
    kind: 'write',
    who: managers,
    input: z.object({ item: z.uuid(), person: z.uuid(), due: z.iso.datetime({ offset: true }), note }),
    output: one,
    handle: lend,
  }),
  operation({
    name: 'labs.takeBack',
    summary: 'Takes a thing back, in a condition; it is lent again once it is wiped.',
    kind: 'write',
    who: managers,
    input: one.extend({ condition: z.enum(conditions), note }),
    output: one,
    handle: takeBack,
  }),
  operation({
    name: 'labs.confirmWipe',
    summary: 'Confirms that the data on a returned thing were wiped, and how.',
    kind: 'write',
    who: managers,
    input: one.extend({ method: z.string().trim().min(1).max(200) }),
    output: one,
    handle: confirmWipe,
  }),
] as const

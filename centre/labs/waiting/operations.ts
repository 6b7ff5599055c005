import { z } from 'zod'
import { signedIn, working } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { asked } from '../bookings/asked.ts'
import { statuses } from '../bookings/shown.ts'
import { acceptOffer, declineOffer } from './answer.ts'
import { joinWaiting, leaveWaiting } from './join.ts'
import { listWaiting } from './list.ts'

const instant = z.iso.datetime()
const named = z.object({ id: z.uuid(), name: z.string() })
const one = z.object({ waiting: z.uuid() })

/** The waiting list: join, look, answer an offer. */
export const waitingOperations = [
  operation({
    name: 'labs.joinWaiting',
    summary: 'Joins the waiting list for a slot that is taken; it is offered in order once it is free and the gate opens.',
    kind: 'write',
    who: working,
    input: asked,
    output: one.extend({ place: z.int().describe('1 is the first in line') }),
    secret: ['subjects'],
    handle: joinWaiting,
  }),
  operation({
    name: 'labs.leaveWaiting',
    summary: 'Leaves the waiting list.',
    kind: 'write',
    who: working,
    input: one,
    output: one,
    handle: ({ waiting }, context) => leaveWaiting(waiting, context),
  }),
  operation({
    name: 'labs.acceptOffer',
    summary: 'Takes the slot that is on offer.',
    kind: 'write',
    who: working,
    input: one,
    output: z.object({ booking: z.uuid(), status: z.enum(statuses) }),
    handle: ({ waiting }, context) => acceptOffer(waiting, context),
  }),
  operation({
    name: 'labs.declineOffer',
    summary: 'Lets the slot on offer go to the next in line.',
    kind: 'write',
    who: working,
    input: one,
    output: one,
    handle: ({ waiting }, context) => declineOffer(waiting, context),
  }),
  operation({
    name: 'labs.waiting',
    summary: 'Lists who waits for what: the own entries, all of them for lab managers.',
    kind: 'read',
    who: signedIn,
    input: z.object({
      all: z.boolean().default(false).describe('of everybody; lab managers only'),
      open: z.boolean().default(true).describe('only those that wait or have an offer'),
      limit: z.int().min(1).max(500).default(50),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          waiting: z.uuid(),
          status: z.enum(['waiting', 'offered', 'accepted', 'left', 'past']),
          place: z.int().nullable().describe('1 is the first in line; null where it is over'),
          title: z.string(),
          start: instant,
          end: instant,
          zone: z.string(),
          site: named,
          resources: z.array(named),
          person: named,
          booking: z.uuid().nullable(),
          offeredUntil: instant.nullable(),
          mine: z.boolean(),
        }),
      ),
      total: z.int(),
    }),
    handle: listWaiting,
  }),
] as const

import { z } from 'zod'
import { signedIn, working } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { shownDecision } from '../gate.ts'
import { asked, seriesRule } from './asked.ts'
import { book } from './book.ts'
import { bookSeries } from './book-series.ts'
import { cancel, confirm } from './change.ts'
import { checkSlot } from './check.ts'
import { listBookings } from './list.ts'
import { move } from './move.ts'
import { show } from './show.ts'
import { bookingAnswer, bookingRow, priceShown, slotShown, statuses } from './shown.ts'
import { endUse, markNoShow, startUse } from './use.ts'

const managers = ['labManager', 'centreManager'] as const
const one = z.object({ booking: z.uuid() })
const changed = z.object({ booking: z.uuid(), status: z.enum(statuses) })
const instant = z.iso.datetime({ offset: true })

/** Bookings: ask, book, look, change, use. */
export const bookingOperations = [
  operation({
    name: 'labs.check',
    summary:
      'Says all that is known about a slot: the gate with every reason and cure, clashes, next free slots, price, quota. Books nothing.',
    kind: 'read',
    who: signedIn,
    input: asked.extend({ title: asked.shape.title.default('–') }),
    output: slotShown,
    handle: checkSlot,
  }),
  operation({
    name: 'labs.book',
    summary: 'Books rooms, equipment and people together, whole or not at all, on a signed decision of the gate.',
    kind: 'write',
    who: working,
    input: asked.extend({ orWait: z.boolean().default(false).describe('join the waiting list where it is taken') }),
    output: bookingAnswer,
    secret: ['subjects'],
    handle: book,
  }),
  operation({
    name: 'labs.bookSeries',
    summary: 'Books a slot again every so many days or weeks at the same time of the clock, all of them or without those that clash.',
    kind: 'write',
    who: working,
    input: asked.extend({ rule: seriesRule, clashes: z.enum(['refuse', 'skip']).default('refuse') }),
    output: z.object({
      outcome: z.enum(['booked', 'refused']).describe('booked: at least one, and each or without the skipped ones as was asked'),
      series: z.uuid().nullable(),
      slots: z.array(
        z.object({
          start: z.iso.datetime(),
          end: z.iso.datetime(),
          outcome: z.enum([...bookingAnswer.shape.outcome.options, 'free']).describe('free: could be had, but not all of them could'),
          booking: z.uuid().nullable(),
          decision: shownDecision.nullable().describe('where the gate is closed'),
        }),
      ),
    }),
    secret: ['subjects'],
    perMinute: 20,
    handle: bookSeries,
  }),
  operation({
    name: 'labs.booking',
    summary: 'Shows a booking with the decision on which it stands.',
    kind: 'read',
    who: signedIn,
    input: one,
    output: bookingRow.extend({
      decision: shownDecision.nullable().describe('only for the holder and those who look after papers'),
      price: priceShown,
      startedAt: z.iso.datetime().nullable(),
      endedAt: z.iso.datetime().nullable(),
      createdAt: z.iso.datetime(),
      changedAt: z.iso.datetime(),
    }),
    handle: ({ booking }, context) => show(booking, context),
  }),
  operation({
    name: 'labs.bookings',
    summary: 'Lists bookings: the own ones and those of the own organisation; all of them for lab managers.',
    kind: 'read',
    who: signedIn,
    input: z.object({
      mine: z.boolean().default(false),
      status: z.enum(statuses).optional(),
      from: instant.optional(),
      until: instant.optional(),
      search: z.string().max(200).optional().describe('in titles, names of holders and of resources'),
      order: z.enum(['soonest', 'latest']).default('latest'),
      limit: z.int().min(1).max(500).default(50),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({ rows: z.array(bookingRow), total: z.int() }),
    handle: listBookings,
  }),
  operation({
    name: 'labs.move',
    summary: 'Moves a booking to another time, if the gate and the calendar allow; otherwise it stays where it is.',
    kind: 'write',
    who: working,
    input: z.object({ booking: z.uuid(), start: instant, end: instant }),
    output: bookingAnswer,
    handle: move,
  }),
  operation({
    name: 'labs.cancel',
    summary: 'Cancels a booking, or all later ones of its series; the slot is offered to those who wait.',
    kind: 'write',
    who: working,
    input: one.extend({ reason: z.string().trim().max(500).default(''), following: z.boolean().default(false) }),
    output: z.object({ cancelled: z.array(z.uuid()) }),
    handle: cancel,
  }),
  operation({
    name: 'labs.confirm',
    summary: 'Confirms a booking that waits for a lab manager.',
    kind: 'write',
    who: managers,
    input: one,
    output: changed,
    handle: ({ booking }, context) => confirm(booking, context),
  }),
  operation({
    name: 'labs.startUse',
    summary: 'Enters that somebody has come and begun.',
    kind: 'write',
    who: managers,
    input: one,
    output: changed,
    handle: ({ booking }, context) => startUse(booking, context),
  }),
  operation({
    name: 'labs.endUse',
    summary: 'Enters that the use has ended; what is left of the time is free again.',
    kind: 'write',
    who: managers,
    input: one,
    output: changed,
    handle: ({ booking }, context) => endUse(booking, context),
  }),
  operation({
    name: 'labs.markNoShow',
    summary: 'Enters that nobody came.',
    kind: 'write',
    who: managers,
    input: one,
    output: changed,
    handle: ({ booking }, context) => markNoShow(booking, context),
  }),
] as const

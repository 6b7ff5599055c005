import { z } from 'zod'
import { everyone, signedIn } from '@vitalbench/platform/access'
import { download, operation } from '@vitalbench/platform/operations'
import { statuses } from '../bookings/shown.ts'
import { calendar } from './calendar.ts'
import { calendarFile } from './calendar-file.ts'
import { doors } from './doors.ts'
import { feedAddress, renewFeed } from './feed.ts'

const instant = z.iso.datetime()
const asked = z.iso.datetime({ offset: true })
const named = z.object({ id: z.uuid(), name: z.string() })

/** The calendar, the list at the door, and the feeds. */
export const calendarOperations = [
  operation({
    name: 'labs.calendar',
    summary: 'Shows what is taken when; names of people only for those who are signed in.',
    kind: 'read',
    who: everyone,
    input: z.object({
      from: asked,
      until: asked,
      site: z.uuid().optional(),
      resources: z.array(z.uuid()).max(200).optional(),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          id: z.uuid().describe('of the booking or of the closure'),
          kind: z.enum(['booking', 'maintenance', 'care', 'other']),
          start: instant,
          end: instant,
          blockedFrom: instant.describe('with the longest set-up'),
          blockedUntil: instant.describe('with the longest clean-up'),
          resources: z.array(z.uuid()),
          site: z.uuid(),
          status: z.enum(statuses).nullable().describe('null for a closure and for guests'),
          title: z.string().nullable().describe('only for those who take part, their organisation, and managers'),
          holder: named.nullable(),
          organisation: named.nullable(),
          mode: z.string().nullable(),
          people: z.int().nullable(),
          supervises: z.boolean(),
          mine: z.boolean(),
        }),
      ),
      total: z.int(),
    }),
    handle: calendar,
  }),
  operation({
    name: 'labs.doors',
    summary: 'Lists who comes through which door on a day at a site.',
    kind: 'read',
    who: ['labManager', 'centreManager'],
    input: z.object({ site: z.uuid(), day: z.iso.date().describe('at the site') }),
    output: z.object({
      site: named,
      zone: z.string(),
      day: z.iso.date(),
      rooms: z.array(
        z.object({
          room: named,
          visits: z.array(
            z.object({
              booking: z.uuid(),
              status: z.enum(statuses),
              start: instant,
              end: instant,
              doorFrom: instant.describe('with set-up'),
              doorUntil: instant.describe('with clean-up'),
              holder: named,
              organisation: named.nullable(),
              people: z.int(),
              mode: z.string(),
              supervises: z.boolean(),
              with: z.array(named).describe('equipment and people that are booked with it'),
              started: z.boolean(),
            }),
          ),
        }),
      ),
    }),
    handle: doors,
  }),
  operation({
    name: 'labs.feed',
    summary: 'Gives the address of the own calendar, or of the free and busy times of a site or a resource, for a calendar program.',
    kind: 'read',
    who: signedIn,
    input: z.object({ site: z.uuid().optional(), resource: z.uuid().optional() }),
    output: z.object({ address: z.url() }),
    handle: feedAddress,
  }),
  operation({
    name: 'labs.renewFeed',
    summary: 'Closes all addresses of the own calendar; new ones are given from then on.',
    kind: 'write',
    who: signedIn,
    input: z.object({}),
    output: z.object({ generation: z.int() }),
    handle: (_, context) => renewFeed(context),
  }),
  operation({
    name: 'labs.calendarFile',
    summary: 'Sends a calendar in the format of RFC 5545 to whoever has its address.',
    kind: 'read',
    who: everyone,
    input: z.object({ token: z.string().max(400) }),
    output: download,
    download: true,
    handle: ({ token }, context) => calendarFile(token, context),
  }),
] as const

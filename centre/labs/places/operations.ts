import { z } from 'zod'
import { modes } from '@vitalbench/centre/gates'
import { everyone } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { closeResource, openAgain } from './closures.ts'
import { addBookablePerson, addEquipment, addRoom, addSite, updateResource } from './manage.ts'
import { recordService } from './services.ts'
import { kinds, newBookablePerson, newEquipment, newRoom, newSite, resourceRow, resourceShown, siteShown } from './shown.ts'
import { listResources, listSites, showResource } from './show.ts'

const managers = ['labManager', 'centreManager'] as const
const instant = z.iso.datetime({ offset: true })
const madeResource = z.object({ resource: z.uuid() })

/** Sites, rooms, equipment and bookable people: what can be booked. */
export const placeOperations = [
  operation({
    name: 'labs.sites',
    summary: 'Lists the sites of the centre.',
    kind: 'read',
    who: everyone,
    input: z.object({}),
    output: z.object({ rows: z.array(siteShown), total: z.int() }),
    handle: (_, context) => listSites(context),
  }),
  operation({
    name: 'labs.resources',
    summary: 'Lists rooms, equipment and people whose hours can be booked.',
    kind: 'read',
    who: everyone,
    input: z.object({
      site: z.uuid().optional(),
      kind: z.enum(kinds).optional(),
      search: z.string().max(200).optional(),
      limit: z.int().min(1).max(500).default(50),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({ rows: z.array(resourceRow), total: z.int() }),
    handle: listResources,
  }),
  operation({
    name: 'labs.resource',
    summary: 'Shows a room, equipment or a bookable person, with calibrations and the times at which it is closed.',
    kind: 'read',
    who: everyone,
    input: z.object({ resource: z.uuid() }),
    output: resourceShown,
    handle: ({ resource }, context) => showResource(resource, context),
  }),
  operation({
    name: 'labs.addSite',
    summary: 'Adds a site.',
    kind: 'write',
    who: managers,
    input: newSite,
    output: z.object({ site: z.uuid() }),
    handle: addSite,
  }),
  operation({
    name: 'labs.addRoom',
    summary: 'Adds a room or a ward.',
    kind: 'write',
    who: managers,
    input: newRoom,
    output: madeResource,
    handle: addRoom,
  }),
  operation({
    name: 'labs.addEquipment',
    summary: 'Adds equipment or a simulator.',
    kind: 'write',
    who: managers,
    input: newEquipment,
    output: madeResource,
    handle: addEquipment,
  }),
  operation({
    name: 'labs.addBookablePerson',
    summary: 'Makes the hours of a person bookable, as those of a radiographer or of a clinician who advises.',
    kind: 'write',
    who: managers,
    input: newBookablePerson,
    output: madeResource,
    handle: addBookablePerson,
  }),
  operation({
    name: 'labs.updateResource',
    summary: 'Changes a room, equipment or a bookable person, or takes it out of use.',
    kind: 'write',
    who: managers,
    input: z.object({
      resource: z.uuid(),
      name: z.string().trim().min(1).max(200).optional(),
      summary: z.string().max(2000).optional(),
      classes: newRoom.shape.classes.unwrap().optional(),
      modes: z.array(z.enum(modes)).min(1).optional(),
      capacity: z.int().min(1).max(5000).optional(),
      units: z.int().min(1).max(500).optional(),
      areaM2: z.number().positive().max(100_000).multipleOf(0.01).optional(),
      setUpMinutes: z.int().min(0).max(1440).optional(),
      cleanUpMinutes: z.int().min(0).max(1440).optional(),
      rateMinor: z.int().min(0).optional(),
      memberDiscountPercent: z.number().min(0).max(100).multipleOf(0.01).optional(),
      room: z.uuid().nullable().optional(),
      place: z.string().max(200).optional(),
      confirms: z.boolean().optional(),
      retired: z.boolean().optional(),
    }),
    output: madeResource,
    handle: updateResource,
  }),
  operation({
    name: 'labs.calibrate',
    summary: 'Enters a calibration, a qualification or a maintenance of equipment that was done, with the day by which it is due again.',
    kind: 'write',
    who: managers,
    input: z.object({
      resource: z.uuid(),
      kind: z.enum(['calibration', 'qualification', 'maintenance']).default('calibration'),
      doneOn: z.iso.date(),
      due: z.iso.date().optional(),
      by: z.string().trim().min(1).max(200).describe('who did it'),
      certificate: z.string().trim().min(1).max(200).optional().describe('number of the certificate'),
      note: z.string().max(2000).default(''),
    }),
    output: z.object({ service: z.uuid() }),
    handle: recordService,
  }),
  operation({
    name: 'labs.recordMaintenance',
    summary: 'Closes a resource, or some of its units, for maintenance, for care on a ward, or for another reason.',
    kind: 'write',
    who: managers,
    input: z.object({
      resource: z.uuid(),
      start: instant,
      end: instant,
      reason: z.enum(['maintenance', 'care', 'other']).default('maintenance'),
      units: z.int().min(1).optional().describe('how many; absent is all'),
      note: z.string().max(2000).default(''),
      displace: z.boolean().default(false).describe('cancel bookings that are in the way; care always does'),
    }),
    output: z.object({ closure: z.uuid(), displaced: z.array(z.uuid()).describe('bookings that were cancelled, the youngest first') }),
    handle: closeResource,
  }),
  operation({
    name: 'labs.reopen',
    summary: 'Takes back a time at which a resource was closed.',
    kind: 'write',
    who: managers,
    input: z.object({ closure: z.uuid() }),
    output: z.object({ resource: z.uuid() }),
    handle: ({ closure }, context) => openAgain(closure, context),
  }),
] as const

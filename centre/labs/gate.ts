import {
  decideAndKeep,
  decideGate,
  factsOfPeople,
  gateRequest,
  namesFor,
  policiesOf,
  wordDecision,
  wordedDecision,
} from '@vitalbench/centre/gates'
import type { Decision, Facts, GateRequest, KeptDecision, Occupancy, WordedDecision } from '@vitalbench/centre/gates'
import type { Context } from '@vitalbench/platform/operations'
import { sql } from 'kysely'
import type { LabContext } from './acting.ts'
import type { Question } from './bookings/question.ts'
import { iso } from './clock.ts'
import { ids, rangeOf } from './ranges.ts'

/** Schema of a decision as labs show it. */
export const shownDecision = wordedDecision

const day = 86_400_000
// So far ahead others' bookings are looked at, for the gate to say when there is room.
const ahead = 30 * day

/** Bookings on resources as the gates see them: who is there when, with how many. */
async function occupanciesOf(
  { database }: Pick<Context, 'database'>,
  resources: readonly string[],
  { start, end, except = null }: { readonly start: Date; readonly end: Date; readonly except?: string | null },
): Promise<readonly Occupancy[]> {
  const { rows } = await sql<Omit<Occupancy, 'id' | 'start' | 'end'> & { start: Date; end: Date }>`
    select b.id as booking, br.resource, b.holder as person, lower(b.during) as start, upper(b.during) as end, b.people, b.supervises
    from booking b join booking_resource br on br.booking = b.id
    where br.resource = any(${ids(resources)}) and b.status in ('held', 'confirmed', 'at-risk')
      and b.during && ${rangeOf(start, end)} and b.id is distinct from ${except}::uuid`.execute(database)
  return rows.map((row) => ({ ...row, id: `${row.booking}/${row.resource}`, start: iso(row.start), end: iso(row.end) }))
}

async function calibrationsOf(database: Context['database'], things: Question['things']): Promise<Facts['calibrations']> {
  const equipment = things.filter(({ kind }) => kind === 'equipment').map(({ id }) => id)
  if (equipment.length === 0) return []
  const { rows } = await sql<Facts['calibrations'][number]>`
    select id::text, resource::text, done_on::text as "calibratedOn", due::text from service
    where kind = 'calibration' and resource = any(${ids(equipment)})`.execute(database)
  return rows
}

/** What a gate is asked, and the facts that it stands on. */
interface GateQuestion {
  readonly request: GateRequest
  readonly facts: Facts
  readonly names: Readonly<Record<string, string>>
}

async function gateQuestionOf(question: Question, context: LabContext, booking?: string): Promise<GateQuestion> {
  const { asked, slot, site, things, holder, organisation } = question
  const { database, now } = context
  const { project, sponsor, programme, study, dataPurpose, breakGlass, mode, purpose, people, subjects } = asked
  const resources = things.map(({ id }) => id)
  // Without the booking itself, so that it is decided on again from the same inputs as at first.
  const around = { start: new Date(slot.start.getTime() - day), end: new Date(slot.end.getTime() + ahead), except: booking ?? null }
  const bookings = await occupanciesOf(context, resources, around)
  const supervisors = bookings.filter(({ supervises }) => supervises).map(({ person }) => person)
  const of = organisation?.id ?? holder.id
  const facts = await factsOfPeople(database, {
    persons: [...new Set([holder.id, ...supervisors])],
    organisations: [of],
    projects: project === undefined ? [] : [project],
    subjects,
    now,
  })
  const calibrations = await calibrationsOf(database, things)
  const request = gateRequest.parse({
    person: holder.id,
    organisation: of,
    resources,
    mode,
    purpose,
    start: iso(slot.start),
    end: iso(slot.end),
    place: { jurisdiction: site.jurisdiction, zone: site.zone, site: site.id },
    project,
    sponsor,
    programme,
    study,
    dataPurpose,
    people,
    subjects,
    booking,
    breakGlass,
  })
  const known = things.map(({ id, kind, classes, capacity }) => ({ id, kind: kind as 'room' | 'equipment', classes, capacity }))
  return {
    request,
    facts: { ...facts, resources: known, calibrations, bookings },
    names: {
      ...Object.fromEntries(things.map(({ id, name }) => [id, name])),
      [site.id]: site.name,
      [of]: organisation?.name ?? holder.name,
    },
  }
}

/** Asks the gate of a slot, for a booking where there is one; the answer is not kept. */
export async function askSlot(question: Question, context: LabContext, booking?: string): Promise<Decision> {
  const { request, facts } = await gateQuestionOf(question, context, booking)
  return decideGate({ policies: await policiesOf(context.database), facts, request })
}

/** Asks the gate of a slot; the answer is signed and kept for the booking that stands on it, or for the refusal. */
export async function decideSlot(
  question: Question,
  subject: { readonly kind: 'booking' | 'refusal'; readonly id: string },
  context: LabContext,
): Promise<KeptDecision> {
  const { request, facts, names } = await gateQuestionOf(question, context, subject.kind === 'booking' ? subject.id : undefined)
  return decideAndKeep(context, { request, facts, subject, names })
}

/** Words a decision on a slot for a reader. */
export async function wordSlot(
  decision: Decision,
  { things, site, organisation, holder }: Pick<Question, 'things' | 'site' | 'organisation' | 'holder'>,
  { database, language }: Pick<Context, 'database'> & { readonly language: Context['actor']['language'] },
): Promise<WordedDecision> {
  const given = {
    ...Object.fromEntries(things.map(({ id, name }) => [id, name])),
    [site.id]: site.name,
    [organisation?.id ?? holder.id]: organisation?.name ?? holder.name,
  }
  return wordDecision(decision, { language, names: await namesFor(database, decision, given) })
}

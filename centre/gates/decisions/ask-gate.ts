import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { isOfficer, organisationNamed, personMeant, personNamed } from '../acting.ts'
import { decideGate } from '../decide.ts'
import { fail } from '../errors.ts'
import type { Resource } from '../facts.ts'
import { factsOfPeople } from '../kept/facts-of-people.ts'
import { policiesOf } from '../kept/policies-of.ts'
import { gatesIn } from '../kept/tables.ts'
import { gateRequest } from '../request.ts'
import type { GateRequest } from '../request.ts'
import { namesFor } from './names.ts'
import { wordDecision } from './word-decision.ts'
import type { WordedDecision } from './worded.ts'

type Question = Partial<Pick<GateRequest, 'project' | 'sponsor' | 'programme' | 'study' | 'dataPurpose' | 'breakGlass'>> &
  Pick<GateRequest, 'mode' | 'purpose' | 'start' | 'end' | 'people' | 'subjects'> & {
    readonly person?: string | undefined
    readonly organisation?: string | undefined
    readonly dataset?: string | undefined
    readonly affiliation?: string | undefined
    readonly jurisdiction?: string | undefined
    readonly zone?: string | undefined
    readonly site?: string | undefined
  }

async function bondOf({ database }: Context, id: string) {
  const bond = await gatesIn(database)
    .selectFrom('affiliation')
    .select(['person', 'organisation', 'jurisdiction'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!bond) throw failOperation('OPERATION_NOT_FOUND', { what: 'affiliation', id })
  return bond
}

/** Asks the gate of a dataset or of an affiliation; the answer is worded and not kept. */
export async function askGate(question: Question, context: Context): Promise<WordedDecision> {
  const { database, actor, now } = context
  const { dataset, affiliation, jurisdiction, zone = context.zone, site = 'centre', ...asked } = question
  const bond = affiliation === undefined ? undefined : await bondOf(context, affiliation)
  const officer = isOfficer(actor)
  const person = personMeant(actor, asked.person ?? bond?.person, { leave: officer, what: 'the file of qualifications' })
  const holder = await personNamed(database, person)
  const organisation = bond?.organisation ?? asked.organisation ?? holder.organisation
  if (organisation === null) throw fail('GATE_ORGANISATION', { person: holder.name })
  const { name, country } = await organisationNamed(database, organisation)
  const { projects, subjects, datasets } = {
    projects: asked.project === undefined ? [] : [asked.project],
    subjects: asked.subjects,
    datasets: dataset === undefined ? [] : [dataset],
  }
  const facts = await factsOfPeople(database, { persons: [person], organisations: [organisation], projects, subjects, datasets, now })
  // What another organisation has signed is no business of whoever is not bound to it.
  if (!officer && organisation !== holder.organisation && facts.affiliations.length === 0)
    throw failOperation('OPERATION_NOT_YOURS', { what: `the standing of ${name}` })
  const resource: Resource =
    dataset === undefined ? { id: affiliation!, kind: 'affiliation', classes: [] } : { id: dataset, kind: 'data', classes: [] }
  const request = gateRequest.parse({
    ...asked,
    person,
    organisation,
    resources: [resource.id],
    place: { jurisdiction: jurisdiction ?? bond?.jurisdiction ?? country, zone, site },
  })
  const decision = decideGate({ policies: await policiesOf(database), facts: { ...facts, resources: [resource] }, request })
  return wordDecision(decision, { language: actor.language, names: await namesFor(database, decision) })
}

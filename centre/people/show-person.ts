import { nameOfTerm } from '@vitalbench/centre/gates'
import type { Context } from '@vitalbench/platform/operations'
import { callerOf, isOfficer, isSelf, organisationNamed, personNamed } from './acting.ts'
import { showAffiliations } from './affiliations/show.ts'
import { showQualifications } from './qualifications/show.ts'
import type { PersonShown } from './shown.ts'
import { peopleIn } from './tables.ts'

/** What a person holds, the latest first. */
async function holdings(person: string, context: Context) {
  const tables = peopleIn(context.database)
  const affiliations = await tables
    .selectFrom('affiliation')
    .selectAll()
    .where('person', '=', person)
    .orderBy('valid_from', 'desc')
    .execute()
  const qualifications = await tables
    .selectFrom('qualification')
    .selectAll()
    .where('person', '=', person)
    .orderBy('type')
    .orderBy('created_at', 'desc')
    .execute()
  const appointments = await tables
    .selectFrom('appointment')
    .select(['id as appointment', 'role', 'valid_from as validFrom', 'valid_until as validUntil'])
    .where('person', '=', person)
    .where('withdrawn_at', 'is', null)
    .orderBy('role')
    .execute()
  const dosimeters = await tables
    .selectFrom('dosimeter')
    .select(['id as dosimeter', 'number', 'valid_from as validFrom', 'valid_until as validUntil', 'withdrawn_at as returnedAt'])
    .where('person', '=', person)
    .orderBy('valid_from', 'desc')
    .execute()
  return {
    affiliations: [...(await showAffiliations(affiliations, context))],
    qualifications: [...(await showQualifications(qualifications, context))],
    appointments: appointments.map((row) => ({ ...row, name: nameOfTerm(row.role, context.actor.language) })),
    dosimeters,
  }
}

const hidden = {
  email: null,
  language: null,
  account: null,
  affiliations: null,
  qualifications: null,
  appointments: null,
  dosimeters: null,
} as const

async function nameOfOrganisation({ database }: Context, id: string | null) {
  if (id === null) return null
  const { name } = await organisationNamed(database, id)
  return { id, name }
}

/** Shows a person; what is held, to the person and to officers. */
export async function showPerson(person: string, context: Context): Promise<PersonShown> {
  const { database, actor } = context
  const { name, email, language, account, organisation, roles } = await personNamed(database, person)
  const mine = isSelf(actor, person)
  const theirs = { person, name, organisation: await nameOfOrganisation(context, organisation), roles, mine }
  if (!mine && !isOfficer(actor)) return { ...theirs, ...hidden }
  return { ...theirs, email, language, account: account !== null, ...(await holdings(person, context)) }
}

/** Says who asks, and for an account what it holds. */
export async function me(context: Context) {
  const { kind, name, roles, language, organisation } = context.actor
  return {
    kind,
    name,
    roles: [...roles],
    language,
    organisation: await nameOfOrganisation(context, organisation),
    person: kind === 'person' || kind === 'key' ? await showPerson(callerOf(context.actor), context) : null,
  }
}

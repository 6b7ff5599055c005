import { z } from 'zod'
import { languages } from '@vitalbench/kernel/language'
import { everyone, roles, signedIn } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { organisationSchema } from './organisation.ts'
import { addOrganisation, listOrganisations } from './organisations.ts'
import { affiliationOperations } from './affiliations/operations.ts'
import { listPeople, register, setRoles, updateProfile } from './persons.ts'
import { me, showPerson } from './show-person.ts'
import { qualificationOperations } from './qualifications/operations.ts'
import { givenRoles, named, organisationShown, personRow, personShown } from './shown.ts'

const page = { limit: z.int().min(1).max(500).default(50), offset: z.int().min(0).default(0) }
const name = z.string().trim().min(1).max(120)
const someone = z.object({ person: z.uuid() })
const given = z.array(z.enum(givenRoles)).min(1)

const personOperations = [
  operation({
    name: 'people.me',
    summary: 'Says who asks: roles, organisation, language, and for an account its affiliations and qualifications.',
    kind: 'read',
    who: everyone,
    input: z.object({}),
    output: z.object({
      kind: z.enum(['guest', 'person', 'key', 'system']),
      name: z.string(),
      roles: z.array(z.enum(roles)),
      language: z.enum(languages),
      organisation: named.nullable(),
      person: personShown.nullable(),
    }),
    handle: (_, context) => me(context),
  }),
  operation({
    name: 'people.list',
    summary: 'Lists the people of the centre by name, organisation and roles.',
    kind: 'read',
    who: signedIn,
    input: z.object({ search: z.string().max(200).optional(), organisation: z.uuid().optional(), ...page }),
    output: z.object({ rows: z.array(personRow), total: z.int() }),
    handle: listPeople,
  }),
  operation({
    name: 'people.show',
    summary: 'Shows a person; affiliations and qualifications only to the person, lab and centre managers and data stewards.',
    kind: 'read',
    who: signedIn,
    input: someone,
    output: personShown,
    handle: ({ person }, context) => showPerson(person, context),
  }),
  operation({
    name: 'people.register',
    summary: 'Registers somebody, who can sign in with the same e-mail address later.',
    kind: 'write',
    who: ['centreManager'],
    input: z.object({
      name,
      email: z.email().max(254),
      language: z.enum(languages).default('en'),
      organisation: z.uuid().optional(),
      roles: given.default(['member']),
    }),
    output: someone,
    handle: register,
  }),
  operation({
    name: 'people.setRoles',
    summary: 'Gives a person other roles.',
    kind: 'write',
    who: ['centreManager'],
    input: someone.extend({ roles: given }),
    output: someone.extend({ roles: given }),
    handle: setRoles,
  }),
  operation({
    name: 'people.updateProfile',
    summary: 'Changes the own name or language; a centre manager also those of others, and their organisation.',
    kind: 'write',
    who: signedIn,
    input: z.object({
      person: z.uuid().optional(),
      name: name.optional(),
      language: z.enum(languages).optional(),
      organisation: z.uuid().nullable().optional(),
    }),
    output: someone,
    handle: updateProfile,
  }),
  operation({
    name: 'people.organisations',
    summary: 'Lists the organisations of the centre.',
    kind: 'read',
    who: signedIn,
    input: z.object({ search: z.string().max(200).optional(), class: organisationSchema.shape.class.optional(), ...page }),
    output: z.object({ rows: z.array(organisationShown), total: z.int() }),
    handle: listOrganisations,
  }),
  operation({
    name: 'people.addOrganisation',
    summary: 'Adds an organisation.',
    kind: 'write',
    who: ['centreManager'],
    input: organisationSchema,
    output: z.object({ organisation: z.uuid() }),
    handle: addOrganisation,
  }),
] as const

/** Everything that can be done with people, organisations, affiliations and qualifications. */
export const peopleOperations = [...personOperations, ...affiliationOperations, ...qualificationOperations] as const

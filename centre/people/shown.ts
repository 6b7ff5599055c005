import { z } from 'zod'
import { wordedReason } from '@vitalbench/centre/gates'
import { languages } from '@vitalbench/kernel/language'
import { roles } from '@vitalbench/platform/access'
import type { Role } from '@vitalbench/platform/access'
import { actorClasses } from './actors.ts'

const when = z.string().describe('a day of the place, or an instant')
const day = z.iso.date()

/** Roles that a person can be given; a guest is nobody yet. */
export const givenRoles = roles.filter((role): role is Exclude<Role, 'guest'> => role !== 'guest')

/** Schema of a thing with its name. */
export const named = z.object({ id: z.uuid(), name: z.string() })

/** Schema of an organisation as it is shown. */
export const organisationShown = z.object({
  organisation: z.uuid(),
  name: z.string(),
  class: z.enum(actorClasses),
  className: z.string().describe('in the reader’s language'),
  leg: z.enum(['care', 'company', 'knowledge']).nullable().describe('of the triple helix'),
  country: z.string(),
  city: z.string().nullable(),
  website: z.string().nullable(),
  register: z.string().nullable(),
  memberSince: day.nullable(),
  people: z.int(),
})

/** States of a qualification on a day. */
export const qualificationStates = ['valid', 'lapsing', 'lapsed', 'revoked', 'not-yet', 'unproven', 'superseded'] as const

/** Schema of a qualification as its holder and officers see it. */
export const qualificationShown = z.object({
  qualification: z.uuid(),
  type: z.string(),
  name: z.string().describe('of the type, in the reader’s language'),
  edition: z.string().nullable(),
  issuer: z.string(),
  issuerName: z.string(),
  trusted: z.boolean().describe('whether the issuer is on the trust list for this type'),
  issuedOn: when.nullable(),
  validFrom: when.nullable(),
  validUntil: when.nullable(),
  lastDay: day.nullable().describe('last day on which it counts: its own, or that of the rules which bind its holder'),
  daysLeft: z.int().nullable(),
  state: z.enum(qualificationStates),
  stateName: z.string(),
  proof: z.enum(['signature', 'seen', 'none', 'broken']),
  proofName: z.string(),
  sites: z.array(z.string()).nullable(),
  revocation: z.object({ at: when, reason: z.string() }).nullable(),
  supersedes: z.uuid().nullable(),
  exportable: z.boolean().describe('whether there is a signed credential of it'),
})

const affiliationStates = ['proposed', 'active', 'suspended', 'ended'] as const

/** Schema of an affiliation with its live state. */
export const affiliationShown = z.object({
  affiliation: z.uuid(),
  person: named,
  organisation: named,
  jurisdiction: z.string(),
  validFrom: when,
  validUntil: when.nullable(),
  endedAt: when.nullable(),
  signedByPerson: z.iso.datetime().nullable(),
  signedByOrganisation: z.iso.datetime().nullable(),
  state: z.enum(affiliationStates),
  stateName: z.string(),
  next: z
    .object({ state: z.enum(affiliationStates), stateName: z.string(), on: day })
    .nullable()
    .describe('what becomes of it within 400 days as things stand, and on which day'),
  about: z.string().nullable().describe('what the state means'),
  reasons: z.array(wordedReason).describe('why it is suspended, with cures'),
  maySign: z.enum(['person', 'organisation']).nullable().describe('the side for which the reader can sign now'),
})

/** Schema of a person as everybody with an account sees one. */
export const personRow = z.object({
  person: z.uuid(),
  name: z.string(),
  organisation: named.nullable(),
  roles: z.array(z.enum(givenRoles)),
})

/** Schema of a person; what is for the person and for officers only is null to others. */
export const personShown = personRow.extend({
  mine: z.boolean(),
  email: z.string().nullable(),
  language: z.enum(languages).nullable(),
  account: z.boolean().nullable().describe('whether the person can sign in'),
  affiliations: z.array(affiliationShown).nullable(),
  qualifications: z.array(qualificationShown).nullable(),
  appointments: z
    .array(z.object({ appointment: z.uuid(), role: z.string(), name: z.string(), validFrom: when.nullable(), validUntil: when.nullable() }))
    .nullable(),
  dosimeters: z
    .array(z.object({ dosimeter: z.uuid(), number: z.string(), validFrom: when, validUntil: when.nullable(), returnedAt: when.nullable() }))
    .nullable(),
})

/** A person as everybody with an account sees one. */
export type PersonRow = z.infer<typeof personRow>
/** An organisation as shown. */
export type OrganisationShown = z.infer<typeof organisationShown>
/** A person as shown. */
export type PersonShown = z.infer<typeof personShown>
/** A qualification as shown. */
export type QualificationShown = z.infer<typeof qualificationShown>
/** An affiliation as shown. */
export type AffiliationShown = z.infer<typeof affiliationShown>

import type { ColumnType, Generated } from 'kysely'
import type { Language } from '@vitalbench/kernel/language'
import type { Role } from '@vitalbench/platform/access'
import type { Sql } from '@vitalbench/platform/database'
import type { Answer, Reason } from '../decision.ts'
import type { Credential } from '../facts.ts'
import type { Policy } from '../policy.ts'
import type { GateRequest } from '../request.ts'

type Instant = ColumnType<Date, Date | string, Date | string>
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
type Json<Value> = ColumnType<Value, string, string>
type Maybe = ColumnType<string | null, string | null | undefined, string | null>
type MaybeNumber = ColumnType<number | null, number | null | undefined, number | null>
type MaybeList = ColumnType<string[] | null, readonly string[] | null | undefined, readonly string[] | null>
type List = ColumnType<string[], readonly string[], readonly string[]>

interface Term {
  valid_from: Maybe
  valid_until: Maybe
  withdrawn_at: Maybe
}

/** Tables of the gates, and the columns of people and organisations that are read here. */
export type GateTables = {
  person: {
    id: string
    account: string | null
    name: string
    email: string
    language: Language
    organisation: string | null
    roles: Exclude<Role, 'guest'>[]
  }
  organisation: { id: string; name: string; country: string }
  issuer: Term & { id: string; name: string; dids: List; types: List; schemes: List; reason: Maybe }
  qualification: Term & {
    id: Generated<string>
    person: string
    type: string
    edition: Maybe
    issuer: string
    issued_on: Maybe
    valid_months: MaybeNumber
    course_on: Maybe
    sites: MaybeList
    supersedes: Maybe
    reason: Maybe
    proof: Credential['proof']
    seen_by: Maybe
    seen_on: Maybe
    credential: Maybe
    sound: Generated<boolean>
    created_at: ColumnType<Date, never, never>
  }
  affiliation: Omit<Term, 'valid_from'> & {
    id: Generated<string>
    person: string
    organisation: string
    jurisdiction: string
    valid_from: string
    reason: Maybe
    person_signed_at: MaybeInstant
    organisation_signed_at: MaybeInstant
    organisation_signed_by: Maybe
  }
  appointment: Term & { id: Generated<string>; person: string; role: string }
  approval: Term & {
    id: Generated<string>
    kind: string
    project: string
    reference: string
    sites: MaybeList
    modes: MaybeList
    reason: Maybe
    entered_by: Maybe
  }
  consent: Term & { id: Generated<string>; project: string; subject: string }
  agreement: Term & {
    id: Generated<string>
    organisation: string
    dataset: string
    purposes: List
    reason: Maybe
    entered_by: Maybe
  }
  dosimeter: Omit<Term, 'valid_from'> & { id: Generated<string>; number: string; person: string; valid_from: string }
  course: {
    id: Generated<string>
    name: string
    type: string
    edition: Maybe
    issuer: string
    valid_months: MaybeNumber
    about: string
    retired_at: MaybeInstant
  }
  course_run: {
    id: Generated<string>
    number: Generated<number>
    course: string
    starts_at: Instant
    ends_at: Instant
    seats: number
    place: string
    language: Language
    cancelled_at: MaybeInstant
  }
  enrolment: {
    id: Generated<string>
    place: Generated<number>
    run: string
    person: string
    status: 'enrolled' | 'waiting' | 'left' | 'passed'
    at: Instant
  }
  contact: { id: Generated<string>; role: string; contact: string }
  policy: { id: string; version: number; valid_from: string; entry: Json<Policy>; origin: 'house' | 'centre' }
  policy_edition: { one: boolean; edition: string }
  decision: {
    id: Generated<string>
    person: string
    organisation: Maybe
    subject_kind: string
    subject: string
    answer: Answer
    during: ColumnType<never, string, never>
    jurisdiction: string
    request: Json<GateRequest>
    reasons: Json<readonly Reason[]>
    names: Json<Readonly<Record<string, string>>>
    broken_glass: ColumnType<{ role: string; reason: string } | null, string | null, never>
    inputs: string
    tags: List
    looks: List
    envelope: Json<unknown>
    decided_at: Instant
    current: Generated<boolean>
  }
}

/** The tables of the gates, typed. */
export const gatesIn = (database: Sql) => database.withTables<GateTables>()

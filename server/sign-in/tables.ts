import type { ColumnType, Generated } from 'kysely'
import type { Role } from '@vitalbench/platform/access'
import type { Sql } from '@vitalbench/platform/database'

type Instant = ColumnType<Date, Date, Date>

/** Tables of accounts and invitations, and the columns of people that are read here. */
type SignInTables = {
  person: {
    id: Generated<string>
    account: string | null
    name: string
    email: string
    language: ColumnType<'en' | 'de' | 'da' | 'sv' | 'ko', string | undefined, string>
    organisation: ColumnType<string | null, string | null | undefined, string | null>
    roles: Role[]
  }
  invitation: {
    id: Generated<string>
    person: string | null
    digest: string
    until: Instant
    used_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  }
  sign_in_user: { id: string; name: string; email: string; emailVerified: boolean }
  sign_in_session: { id: string; userId: string }
  sign_in_account: { id: string; userId: string; password: string | null; providerId: string }
  sign_in_key: {
    id: string
    referenceId: string
    name: string | null
    start: string | null
    enabled: boolean | null
    lastRequest: Date | null
    expiresAt: Date | null
    createdAt: Date
  }
}

/** The tables of sign-in, typed. */
export const signInIn = (database: Sql) => database.withTables<SignInTables>()

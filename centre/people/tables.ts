import type { ColumnType, Generated } from 'kysely'
import type { GateTables } from '@vitalbench/centre/gates'
import type { Sql } from '@vitalbench/platform/database'
import type { Language } from '@vitalbench/kernel/language'
import type { Role } from '@vitalbench/platform/access'
import type { ActorClass } from './actors.ts'

type Maybe = ColumnType<string | null, string | null | undefined, string | null>
type Words = ColumnType<string, never, never>

/** Tables of people and organisations, and those of what people hold. */
export type PeopleTables = Omit<GateTables, 'person' | 'organisation'> & {
  person: {
    id: Generated<string>
    account: Maybe
    name: string
    email: string
    language: Language
    organisation: Maybe
    roles: ColumnType<Exclude<Role, 'guest'>[], readonly Role[], readonly Role[]>
    words: Words
  }
  organisation: {
    id: Generated<string>
    name: string
    class: ActorClass
    country: string
    city: Maybe
    website: Maybe
    register: Maybe
    member_since: Maybe
    words: Words
  }
}

/** The tables of people, typed. */
export const peopleIn = (database: Sql) => database.withTables<PeopleTables>()

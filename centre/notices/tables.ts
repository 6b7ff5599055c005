import type { ColumnType, Generated } from 'kysely'
import type { Sql } from '@vitalbench/platform/database'
import type { NoticeKind } from './text.ts'

/** What a notice names: days and instants are worded as such, terms of the gates by their name, all else as it is. */
export type NoticeValues = Readonly<Record<string, string | number>>

/** Tables of the notices. */
export type NoticeTables = {
  notice: {
    id: Generated<string>
    person: string
    kind: NoticeKind
    values: ColumnType<NoticeValues, string, never>
    link: string | null
    once: string | null
    at: ColumnType<Date, Date, never>
    number: Generated<number>
    read_at: ColumnType<Date | null, Date | null | undefined, Date>
  }
}

/** The tables of the notices, typed. */
export const noticesIn = (database: Sql) => database.withTables<NoticeTables>()

import type { ColumnType } from 'kysely'
import type { Sql } from '../database/database.ts'

/** Tables of the log. */
export type AuditTables = {
  audit_head: { one: boolean; size: number }
  audit_entry: { index: number; at: ColumnType<Date, Date, never>; actor_kind: string; actor: string; operation: string; body: string }
  audit_input: { entry: number; salt: string; input: string }
  audit_node: { level: number; position: number; hash: Uint8Array }
}

/** The log's tables, typed. */
export const auditIn = (database: Sql) => database.withTables<AuditTables>()

import type { Selectable } from 'kysely'
import { failOperation } from '@vitalbench/platform/operations'
import type { Sql } from '@vitalbench/platform/database'
import { labsIn } from '../tables.ts'
import type { LabTables } from '../tables.ts'

/** The resource of an id; throws OPERATION_NOT_FOUND. */
export async function resourceNamed(database: Sql, id: string): Promise<Selectable<LabTables['resource']>> {
  const row = await labsIn(database).selectFrom('resource').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'room or equipment', id })
  return row
}

/** The site of an id; throws OPERATION_NOT_FOUND. */
export async function siteNamed(database: Sql, id: string): Promise<Selectable<LabTables['site']>> {
  const row = await labsIn(database).selectFrom('site').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'site', id })
  return row
}

import type { Context } from '@vitalbench/platform/operations'
import { redecide } from '@vitalbench/centre/gates'
import { labsIn } from '../tables.ts'
import { resourceNamed } from './named.ts'

/** Enters a calibration, a qualification or a maintenance; a calibration moves decisions that looked at it. */
export async function recordService(
  input: {
    readonly resource: string
    readonly kind: 'calibration' | 'qualification' | 'maintenance'
    readonly doneOn: string
    readonly due?: string | undefined
    readonly by: string
    readonly certificate?: string | undefined
    readonly note: string
  },
  context: Context,
): Promise<{ service: string }> {
  const { resource, kind, doneOn, due = null, by, certificate = null, note } = input
  await resourceNamed(context.database, resource)
  const { id } = await labsIn(context.database)
    .insertInto('service')
    .values({ resource, kind, done_on: doneOn, due, by_whom: by, certificate, note })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (kind === 'calibration') await redecide(context, [{ table: 'calibrations', after: { id, resource, calibratedOn: doneOn, due } }])
  return { service: id }
}

import type { Context } from '@vitalbench/platform/operations'
import { sql } from 'kysely'
import { ownEvidence } from './show-evidence.ts'

/** Lets everybody see evidence with its study and run, or takes that back. */
export async function publishEvidence(input: { readonly evidence: string; readonly public: boolean }, context: Context) {
  const { id, study } = await ownEvidence(input.evidence, context)
  await sql`update study set public = ${input.public} where id = ${study}`.execute(context.database)
  return { evidence: id, public: input.public }
}

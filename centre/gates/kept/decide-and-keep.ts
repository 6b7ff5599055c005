import { sql } from 'kysely'
import type { Context } from '@vitalbench/platform/operations'
import { decideGate } from '../decide.ts'
import type { Decision } from '../decision.ts'
import type { Facts } from '../facts.ts'
import type { GateRequest } from '../request.ts'
import { signDecision } from '../sign.ts'
import { hold } from './hold.ts'
import { policiesOf } from './policies-of.ts'
import { gatesIn } from './tables.ts'

/** What a decision is made for, such as a booking. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

/** A question whose answer is kept; `names` says what the resources in it are called, for whoever reads the decision later. */
export interface KeptQuestion {
  readonly request: GateRequest
  readonly facts: Facts
  readonly subject: Subject
  readonly names?: Readonly<Record<string, string>>
}

/** A decision as it is kept. */
export interface KeptDecision {
  readonly id: string
  readonly decision: Decision
}

/** Decides, signs and keeps: the decision is now the current one of its subject. One that stands on the same inputs stays as it is. */
export async function decideAndKeep(
  { database, key, now }: Pick<Context, 'database' | 'key' | 'now'>,
  { request, facts, subject, names = {} }: KeptQuestion,
): Promise<KeptDecision> {
  const tables = gatesIn(database)
  const decision = decideGate({ policies: await policiesOf(database), facts, request })
  // Two who decide on one subject at once come one after the other.
  await hold(database, `decision ${subject.kind} ${subject.id}`)
  const last = await tables
    .selectFrom('decision')
    .select(['id', 'inputs'])
    .where('subject_kind', '=', subject.kind)
    .where('subject', '=', subject.id)
    .where('current', '=', true)
    .executeTakeFirst()
  if (last?.inputs === decision.inputs) return { id: last.id, decision }
  if (last) await tables.updateTable('decision').set({ current: false }).where('id', '=', last.id).execute()
  const { id } = await tables
    .insertInto('decision')
    .values({
      person: request.person,
      organisation: request.organisation,
      subject_kind: subject.kind,
      subject: subject.id,
      answer: decision.decision,
      during: sql<string>`tstzrange(${request.start}::timestamptz, ${request.end}::timestamptz)`,
      jurisdiction: request.place.jurisdiction,
      request: JSON.stringify(request),
      reasons: JSON.stringify(decision.reasons),
      names: JSON.stringify(names),
      broken_glass: decision.brokenGlass ? JSON.stringify(decision.brokenGlass) : null,
      inputs: decision.inputs,
      tags: decision.tags,
      looks: decision.looks,
      envelope: JSON.stringify(await signDecision({ decision, decidedAt: now.toISOString(), key })),
      decided_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, decision }
}

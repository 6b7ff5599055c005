import { z } from 'zod'
import { hasRole } from '../access/actor.ts'
import type { Actor } from '../access/actor.ts'
import { appendEntry } from '../audit/append-entry.ts'
import type { Database } from '../database/database.ts'
import type { Context, Equipment } from './context.ts'
import { fail } from './errors.ts'
import type { AnyOperation } from './operation.ts'
import type { RateLimiter } from './rate-limiter.ts'

/** What operations are asked with: the database, the clock, and how often each actor may ask. */
export interface House extends Equipment {
  readonly database: Database
  readonly now: () => Date
  readonly limiter: RateLimiter
}

/** Who asks, and until when somebody waits for the answer. */
export interface Request {
  readonly actor: Actor
  readonly signal?: AbortSignal
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown, name: string): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [{ path, message }] = result.error.issues
  throw fail('OPERATION_INPUT_WRONG', { name, path: path.join('.') || 'the whole', reason: message })
}

/** The input as it enters the log: without what is secret. */
const loggable = (input: unknown, secret: readonly string[] = []): unknown =>
  typeof input === 'object' && input !== null && !Array.isArray(input)
    ? Object.fromEntries(Object.entries(input).filter(([key]) => !secret.includes(key)))
    : input

/** Throws OPERATION_NOT_ALLOWED unless an actor has a role that may ask an operation. */
export function checkRole({ name, who }: Pick<AnyOperation, 'name' | 'who'>, actor: Actor): void {
  if (actor.kind !== 'system' && !hasRole(actor, who))
    throw fail('OPERATION_NOT_ALLOWED', { name, roles: who.join(', '), role: actor.roles.join(', ') })
}

/**
 * Asks an operation: check of the role, of how often, of the input; then one transaction with the work and, for a write, its entry in the
 * log. There is no other way to an operation.
 */
export async function ask(
  operation: AnyOperation,
  input: unknown,
  { house, request }: { readonly house: House; readonly request: Request },
): Promise<unknown> {
  const { name, kind, secret } = operation
  const { actor } = request
  checkRole(operation, actor)
  const now = house.now()
  house.limiter.take(actor.id, operation, now)
  const checked = parsed(operation.input, input, name)
  const later: (() => Promise<void> | void)[] = []
  const { database, ...equipment } = house
  const output = await database.sql.transaction().execute(async (transaction) => {
    const context: Context = {
      ...equipment,
      actor,
      now,
      database: transaction,
      afterwards: (work) => void later.push(work),
      signal: request.signal ?? new AbortController().signal,
    }
    const answer = parsed(operation.output, await operation.handle(checked as never, context), `${name}, its output`)
    if (kind === 'write')
      await appendEntry(transaction, {
        at: now,
        actor: { kind: actor.kind, id: actor.id },
        operation: name,
        input: loggable(checked, secret),
      })
    return answer
  })
  for (const work of later) await work()
  return output
}

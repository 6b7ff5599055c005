import { z } from 'zod'
import { everyone, hasRole, signedIn } from '../access/index.ts'
import type { Actor } from '../access/index.ts'
import { operation } from '../operations/operation.ts'
import { checkpointOf, proveConsistency, proveInclusion } from './log.ts'
import { auditIn } from './tables.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const size = z.int().min(0)

/** Who reads of others in the log. */
const readsAll = (actor: Actor): boolean => hasRole(actor, ['centreManager', 'steward', 'observer', 'operator'])
/** Who also reads with what input: an observer sees that something happened, not its content. */
const readsInputs = (actor: Actor): boolean => hasRole(actor, ['centreManager', 'steward', 'operator'])

const entries = operation({
  name: 'audit.entries',
  summary: 'Lists entries of the log, the latest first: all of them for those who answer for the centre, their own for everybody else.',
  kind: 'read',
  who: signedIn,
  input: z.object({
    operation: z.string().max(80).optional().describe('beginning of an operation, such as labs. or labs.book'),
    actor: z.string().max(80).optional(),
    limit: z.int().min(1).max(500).default(50),
    offset: z.int().min(0).default(0),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        index: size,
        at: z.iso.datetime(),
        actor: z.object({ kind: z.string(), id: z.string() }),
        operation: z.string(),
        input: z.unknown().describe('null where it was erased, or is not for the reader'),
      }),
    ),
    total: size,
  }),
  handle: async ({ operation: begin = '', actor, limit, offset }, { database, actor: reader }) => {
    const whose = readsAll(reader) ? actor : reader.id
    const found = auditIn(database)
      .selectFrom('audit_entry')
      .where('operation', '>=', begin)
      .where('operation', '<', `${begin}\uffff`)
      .$if(whose !== undefined, (query) => query.where('audit_entry.actor', '=', whose!))
    const rows = await found
      .leftJoin('audit_input', 'audit_input.entry', 'audit_entry.index')
      .select(['index', 'at', 'actor_kind', 'audit_entry.actor', 'operation', 'input'])
      .orderBy('index', 'desc')
      .limit(limit)
      .offset(offset)
      .execute()
    const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
    return {
      rows: rows.map((row) => ({
        index: row.index,
        at: row.at.toISOString(),
        actor: { kind: row.actor_kind, id: row.actor },
        operation: row.operation,
        input: row.input !== null && (readsInputs(reader) || row.actor === reader.id) ? JSON.parse(row.input) : null,
      })),
      total,
    }
  },
})

const checkpoint = operation({
  name: 'audit.checkpoint',
  summary: 'Gives a signed checkpoint of the log: how many entries it has, and the root of their Merkle tree.',
  kind: 'read',
  who: everyone,
  input: z.object({}),
  output: z.object({ envelope: z.unknown() }),
  handle: async (_, { database, now, key, address }) => ({ envelope: await checkpointOf(database, { origin: address, at: now, key }) }),
})

const inclusion = operation({
  name: 'audit.inclusion',
  summary: 'Proves that an entry is in the log (RFC 6962, audit path).',
  kind: 'read',
  who: everyone,
  input: z.object({ entry: size }),
  output: z.object({ index: size, size, leaf: hash, root: hash, proof: z.array(hash) }),
  handle: async ({ entry }, { database }) => {
    const answer = await proveInclusion(database, entry)
    return { ...answer, proof: [...answer.proof] }
  },
})

const consistency = operation({
  name: 'audit.consistency',
  summary: 'Proves that a later state of the log begins with an earlier one: nothing was changed or removed in between.',
  kind: 'read',
  who: everyone,
  input: z.object({ from: size.min(1), to: size.min(1) }),
  output: z.object({ oldSize: size, newSize: size, oldRoot: hash, newRoot: hash, proof: z.array(hash) }),
  handle: async ({ from, to }, { database }) => {
    const answer = await proveConsistency(database, from, to)
    return { ...answer, proof: [...answer.proof] }
  },
})

/** What everybody may ask of the log. */
export const auditOperations = [entries, checkpoint, inclusion, consistency] as const

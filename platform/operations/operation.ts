import { z } from 'zod'
import type { Role } from '../access/roles.ts'
import type { Context } from './context.ts'

/**
 * One thing that the centre can do. Its HTTP route, its place in the OpenAPI document, its tool for agents, its command, the check of who
 * may, its entry in the log and its page follow from this declaration alone.
 */
export interface Operation<Name extends string = string, Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** Area and verb: `labs.book`. */
  readonly name: Name
  /** One sentence: what it does. */
  readonly summary: string
  /** A write is entered in the log, in the same transaction; a read changes nothing. */
  readonly kind: 'read' | 'write'
  readonly who: readonly Role[]
  readonly input: Input
  readonly output: Output
  /** How often an actor may ask in a minute; 600 for a read and 120 for a write where nothing is said. */
  readonly perMinute?: number
  /** Keys of the input that never enter the log. */
  readonly secret?: readonly string[]
  /** The caller sends bytes: they are kept first, and `file` (SHA-256) and `size` of the input are theirs. At most so many bytes. */
  readonly upload?: number
  /** The answer is a `Download`: over HTTP its bytes are sent. */
  readonly download?: true
  readonly handle: (input: z.output<Input>, context: Context) => Promise<z.input<Output>>
}

/** Schema of a file to send: its name for the reader, its media type, and the SHA-256 under which it is kept. */
export const download = z.object({ name: z.string(), mediaType: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/**
 * Declares an operation.
 *
 * @example
 * export const renameRoom = operation({
 *   name: 'labs.renameRoom',
 *   summary: 'Gives a room another name.',
 *   kind: 'write',
 *   who: ['labManager'],
 *   input: z.object({ room: z.uuid(), name: z.string().min(1).max(120) }),
 *   output: z.object({ room: z.uuid() }),
 *   handle: async ({ room, name }, { database }) => { … },
 * })
 */
export const operation = <const Name extends string, Input extends z.ZodType, Output extends z.ZodType>(
  declaration: Operation<Name, Input, Output>,
): Operation<Name, Input, Output> => declaration

// Bivariant on purpose: a list holds operations of many inputs.
/** Any operation, where its input and output are looked at by their schemas only. */
export type AnyOperation = Omit<Operation, 'handle'> & { readonly handle: (input: never, context: Context) => Promise<unknown> }

/** Inputs and outputs of a list of operations by name, for a typed caller. */
export type OperationTypes<List extends readonly AnyOperation[]> = {
  readonly [Each in List[number] as Each['name']]: { readonly input: z.input<Each['input']>; readonly output: z.output<Each['output']> }
}

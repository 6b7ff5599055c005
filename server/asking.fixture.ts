import { ask as asking } from '@vitalbench/platform/operations'
import type { AnyOperation, House } from '@vitalbench/platform/operations'
import { system } from '@vitalbench/platform/access'
import type { Actor } from '@vitalbench/platform/access'

/** The centre itself. */
export { system }

/** Asks an operation of an open house by its name. */
export const ask = (
  { house, operations }: { readonly house: House; readonly operations: readonly AnyOperation[] },
  name: string,
  input: unknown,
  actor: Actor,
): Promise<unknown> =>
  asking(
    operations.find((each) => each.name === name)!,
    input,
    { house, request: { actor } },
  )

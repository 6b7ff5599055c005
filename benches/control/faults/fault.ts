import { z } from 'zod'

/** What a fault does to a number on its way, or to the body. */
export const operations = [
  'missing',
  'hold',
  'bias',
  'drift',
  'scale',
  'set',
  'noise',
  'delay',
  'jitter',
  'duplicate',
  'reorder',
  'unit',
  'saturate',
  'clock',
  'body',
] as const

/** One of {@link operations}. */
export type Operation = (typeof operations)[number]

/** A fault of a plant by the name that its users know: what it does, to which channel or disturbance, and how strongly unless the plan says. */
export interface FaultAlias {
  readonly operation: Operation
  readonly on: string
  readonly size?: number
  /** Unit of the size, for the report. */
  readonly unit?: string
}

/** A fault as a plan says it. `kind` is an operation or an alias of the plant; times are minutes from the start of the session. */
export const faultSchema = z.strictObject({
  kind: z.string().min(1),
  /** Observation, command or disturbance; an alias knows its own. */
  on: z.string().min(1).optional(),
  fromMinutes: z.number().min(0),
  minutes: z.number().gt(0),
  /** Comes again after so many minutes. */
  everyMinutes: z.number().gt(0).optional(),
  size: z.number().optional(),
})

/** A fault as a plan says it. */
export type PlannedFault = z.infer<typeof faultSchema>

/** A fault with its alias resolved. */
export interface Fault extends PlannedFault {
  readonly operation: Operation
  readonly on: string
}

/** Operations whose strength is a number; that of the others is how long they last. */
const sized: ReadonlySet<Operation> = new Set(['bias', 'drift', 'scale', 'noise', 'delay', 'jitter', 'clock', 'body'])

/** Whether a fault's dose is its size; else it is its duration. */
export const isSized = ({ operation }: Pick<Fault, 'operation'>): boolean => sized.has(operation)

/** Whether an operation needs a size in the plan. */
export const needsSize = (operation: Operation): boolean => sized.has(operation) || operation === 'set' || operation === 'saturate'

/** Names that users know for an operation on any channel. */
const commonNames: Readonly<Record<string, Pick<FaultAlias, 'operation'>>> = {
  dropout: { operation: 'missing' },
  stuck: { operation: 'hold' },
  stale: { operation: 'hold' },
}

/** Every kind of fault that a plan may name. */
export const kindsOf = (aliases: Readonly<Record<string, FaultAlias>>): readonly string[] => [
  ...operations,
  ...Object.keys(commonNames),
  ...Object.keys(aliases),
]

/** A planned fault with its operation, its channel and its size. */
export function resolveFault(planned: PlannedFault, aliases: Readonly<Record<string, FaultAlias>>): Fault {
  const known: Readonly<Record<string, Partial<FaultAlias>>> = { ...commonNames, ...aliases }
  const alias = Object.hasOwn(known, planned.kind) ? known[planned.kind] : null
  return {
    ...planned,
    operation: alias?.operation ?? (planned.kind as Operation),
    on: planned.on ?? alias?.on ?? '',
    size: planned.size ?? alias?.size,
  }
}

/** The fault at a share of its dose, 0 to 1: no fault at 0, the planned one at 1. `rest` is the value of the disturbance without fault. */
export function scaleFault(fault: Fault, share: number, rest: number): Fault {
  const { operation, size = 0, minutes } = fault
  if (!isSized(fault)) return { ...fault, minutes: Math.max(minutes * share, Number.MIN_VALUE) }
  const neutral = operation === 'scale' ? 1 : operation === 'body' ? rest : 0
  return { ...fault, size: neutral + share * (size - neutral) }
}

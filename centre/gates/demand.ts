import { z } from 'zod'
import type { Credential } from './facts.ts'
import { modes } from './request.ts'
import type { Scene } from './scene.ts'
import type { Span, Spans } from './spans.ts'

const words = z.array(z.string().min(1)).min(1)

/** When a demand applies: every condition that is given must fit. `resource` fits a kind or a class of anything that is asked for. */
export const demandWhen = z.strictObject({
  resource: words.optional(),
  mode: z.array(z.enum(modes)).min(1).optional(),
  purpose: z
    .array(z.enum(['evidence', 'development']))
    .min(1)
    .optional(),
  study: z
    .array(z.enum(['device', 'medicine']))
    .min(1)
    .optional(),
  role: z.string().min(1).optional().describe('only while the person is appointed to it'),
})

/** What every demand says. */
export const demandBase = {
  when: demandWhen.default({}),
  ask: z.string().min(1).default('centre-office').describe('role that helps; contacts say who it is'),
}

/** What every demand says, read. */
export interface DemandBase {
  readonly demand: string
  readonly when: z.infer<typeof demandWhen>
  readonly ask: string
}

/** Values that a reason or a cure names: dates, numbers, and ids that the catalogues or the centre can word. */
export type Values = Readonly<Record<string, string | number>>

/** One way in which a demand is not met. */
export interface Flaw {
  readonly code: string
  readonly values: Values
}

/** Something that would cure a flaw: it grants instants at which the demand would hold, or earns a credential that other demands see too. */
export interface Remedy {
  readonly code: string
  readonly values: Values
  readonly grants: Spans
  readonly earns?: Credential
}

/** A flaw with what cures it. */
export interface Finding extends Flaw {
  readonly remedies: readonly Remedy[]
  /** The instants that are gained where all flaws of one paper are cured, none of which gains any alone. */
  readonly together?: Spans
}

/** A demand held against the facts, for one person, paper or resource. */
export interface Check {
  /** The instants at which it is met. */
  readonly holds: Spans
  /** Where a run is allowed all the same but stamped as no evidence. */
  readonly stamped?: Spans
  /** Whether a supervisor can stand in for it. */
  readonly supervisable?: boolean
  /** Why it is not met over a slot, and what cures it. Called only where it is not. */
  readonly explain: (slot: Span) => readonly Finding[]
}

/** A kind of demand: what a policy may say of it, and how it is held against the facts. */
export interface DemandKind<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema
  readonly check: (demand: z.infer<Schema>, scene: Scene) => readonly Check[]
}

/** Ties the schema of a demand to its check. */
export const defineDemand = <Schema extends z.ZodType>(kind: DemandKind<Schema>): DemandKind<Schema> => kind

import { z } from 'zod'
import { instant } from '../setting/index.ts'

/** States of a run, in the order of its life. */
export const runStates = ['queued', 'running', 'stopping', 'stopped', 'concluding', 'finished', 'failed'] as const

/** One of {@link runStates}. */
export type RunState = (typeof runStates)[number]

/** A run in a list. */
export const runRow = z.object({
  id: z.uuid(),
  study: z.uuid(),
  title: z.string(),
  bench: z.string(),
  product: z.string(),
  version: z.string(),
  state: z.enum(runStates),
  mine: z.boolean(),
  cases: z.object({ done: z.number(), failed: z.number(), total: z.number().nullable() }),
  secondsLeft: z.number().nullable(),
  casesPerSecond: z.number(),
  evidence: z.uuid().nullable(),
  verdict: z.enum(['pass', 'fail', 'inconclusive']).nullable(),
  submittedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
})

/** A run with its log, its shards, and why it failed. */
export const runWhole = runRow.extend({
  log: z.array(z.object({ at: instant, text: z.string() })),
  /** Stretches of its cases, and how many workers run some of them now. */
  shards: z.object({ total: z.number(), done: z.number() }),
  workers: z.number(),
  failure: z.object({ code: z.string(), message: z.string(), cure: z.string() }).nullable(),
  planDigest: z.string(),
})

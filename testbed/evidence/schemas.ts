import type { Figure } from '@vitalbench/bench'
import { z } from 'zod'
import { instant, sha256 } from '../setting/index.ts'

const verdict = z.enum(['pass', 'fail', 'inconclusive'])
const interval = z.object({ low: z.number(), high: z.number(), level: z.number(), method: z.string() })

/** Evidence in a list. */
export const evidenceRow = z.object({
  id: z.uuid(),
  study: z.uuid(),
  run: z.uuid(),
  title: z.string(),
  bench: z.string(),
  product: z.string(),
  version: z.string(),
  manufacturer: z.string(),
  verdict,
  cases: z.number(),
  evidenceDigest: sha256,
  findingsDigest: sha256,
  planDigest: sha256,
  mine: z.boolean(),
  public: z.boolean(),
  madeAt: instant,
})

/** A measured number with its words: `printed` is how a reader sees it. */
export const measure = z.object({
  name: z.string(),
  label: z.string(),
  about: z.string().nullable(),
  group: z.string(),
  groupLabel: z.string(),
  unit: z.string(),
  value: z.number().nullable(),
  printed: z.string().nullable(),
  interval: interval.nullable(),
  n: z.number(),
  events: z.number().nullable(),
  method: z.string(),
  reason: z.string().nullable(),
})

const bound = z.number().nullable()

/** A judged criterion in the reader's words; `allowed` is the range that its limit leaves. */
export const criterion = z.object({
  id: z.string(),
  text: z.string(),
  measure: z.string(),
  limit: z.string(),
  rule: z.string(),
  value: z.string(),
  interval: z.string().nullable(),
  verdict,
  word: z.string(),
  why: z.string(),
  more: z.string().nullable(),
  graphic: z.object({ value: bound, low: bound, high: bound, allowed: z.tuple([bound, bound]) }),
})

const cell = z.object({ text: z.string(), number: z.number().nullable() })

const table = z.object({
  id: z.string(),
  title: z.string(),
  note: z.string().nullable(),
  columns: z.array(z.object({ title: z.string(), kind: z.enum(['text', 'number', 'count']) })),
  rows: z.array(z.array(cell)),
})

/** A figure with its words. `data` is as the bench gave it, every text of it worded; `evidence.figure` draws it. */
export const figure = z.object({
  id: z.string(),
  kind: z.enum(['curves', 'forest', 'zones', 'heatmap']),
  title: z.string(),
  caption: z.string(),
  description: z.string(),
  // Large and ours: it is not looked through again.
  data: z.unknown() as z.ZodType<Figure>,
})

/** What evidence says, in the reader's words, as far as anybody who may see it is concerned. */
export const evidenceContent = evidenceRow.omit({ mine: true, study: true, run: true }).extend({
  question: z.string(),
  intendedPurpose: z.string(),
  reference: z.string().nullable(),
  word: z.string(),
  meaning: z.array(z.object({ text: z.string(), items: z.array(z.string()) })),
  scope: z.string(),
  criteria: z.array(criterion),
  measures: z.array(measure),
  tables: z.array(table),
  figures: z.array(figure),
  cautions: z.array(z.string()),
  notTested: z.array(z.string()),
  outcomes: z.record(z.string(), z.number()),
  /** SHA-256 of the public key that signed it. */
  signer: z.string(),
  machine: z.object({ system: z.string(), architecture: z.string(), processor: z.string(), node: z.string() }),
  software: z.record(z.string(), z.string()),
  seconds: z.number(),
  workers: z.number(),
  enforcement: z.array(z.object({ what: z.string(), enforced: z.boolean(), how: z.string() })),
  files: z.array(z.object({ name: z.string(), mediaType: z.string(), sha256, size: z.number() })),
  bundleSize: z.number(),
})

/** A link that anybody may follow; its token is shown once, when it is made. */
export const share = z.object({ id: z.uuid(), madeAt: instant, views: z.number() })

/** Evidence as those see it who may see its study. */
export const evidenceWhole = evidenceContent.extend({ mine: z.boolean(), study: z.uuid(), run: z.uuid(), shares: z.array(share) })

const side = z
  .object({ value: z.number().nullable(), printed: z.string().nullable(), interval: interval.nullable(), n: z.number() })
  .nullable()

/** Two pieces of evidence side by side: measure by measure with the difference b − a and its interval, criterion by criterion. */
export const comparison = z.object({
  a: evidenceRow,
  b: evidenceRow,
  samePlan: z.boolean(),
  sameProduct: z.boolean(),
  measures: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      group: z.string(),
      groupLabel: z.string(),
      unit: z.string(),
      better: z.enum(['higher', 'lower', 'target']).nullable(),
      a: side,
      b: side,
      difference: z.object({ value: z.number(), printed: z.string(), interval: interval.nullable() }).nullable(),
    }),
  ),
  criteria: z.array(z.object({ id: z.string(), text: z.string(), a: verdict.nullable(), b: verdict.nullable() })),
})

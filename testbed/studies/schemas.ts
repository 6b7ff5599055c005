import { z } from 'zod'
import { instant, sha256 } from '../setting/index.ts'

/** A mistake of a study: `file` is null for the study itself; line and column count from 1. */
export const mistake = z.object({
  file: z.string().nullable(),
  line: z.number(),
  column: z.number(),
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
  cure: z.string(),
})

/** A file beside a study, by the path that the study names it with. */
export const studyFile = z.object({ path: z.string(), sha256, size: z.number() })

/** A study in a list. */
export const studyRow = z.object({
  id: z.uuid(),
  title: z.string(),
  bench: z.string().nullable(),
  product: z.string().nullable(),
  state: z.enum(['draft', 'locked']),
  /** Name of the example that it was made from. */
  example: z.string().nullable(),
  mine: z.boolean(),
  organisation: z.uuid().nullable(),
  public: z.boolean(),
  planDigest: sha256.nullable(),
  /** Cases of the locked plan, where that is cheap to say. */
  cases: z.number().nullable(),
  runs: z.number(),
  lastRun: z.object({ id: z.uuid(), state: z.string(), evidence: z.uuid().nullable(), verdict: z.string().nullable() }).nullable(),
  changedAt: instant,
  lockedAt: instant.nullable(),
  /** When it is removed, for what a visitor without an account made. */
  expiresAt: instant.nullable(),
})

/** A study as it is written: its YAML, the same as a value where it can be read, and its files. */
export const studyWhole = studyRow.extend({
  text: z.string(),
  document: z.unknown().describe('The study as a value, null where the text is no YAML.'),
  /** Counts up with each change. */
  revision: z.number(),
  files: z.array(studyFile),
})

/** An example that comes with the house. */
export const example = z.object({ name: z.string(), title: z.string(), question: z.string(), bench: z.string(), product: z.string() })

/** A bench as a form needs it: `schema` is the JSON Schema of its plan with titles, `endpoints` what a criterion may name. */
export const benchRow = z.object({
  name: z.string(),
  version: z.string(),
  title: z.string(),
  summary: z.string(),
  schema: z.record(z.string(), z.unknown()),
  endpoints: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      about: z.string(),
      unit: z.string(),
      better: z.enum(['higher', 'lower', 'target']),
      difference: z.boolean(),
      range: z.tuple([z.number(), z.number()]).nullable(),
    }),
  ),
  controllers: z.array(z.string()),
  examples: z.array(example),
})

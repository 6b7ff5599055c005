import { z } from 'zod'

const file = z.string().min(1)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hexadecimal')
const column = z.string().min(1)
const proportion = z.number().gt(0).lt(1)

/** Where the cases come from: the table, its dictionary and the digests that the plan locks. */
export const dataSchema = z.strictObject({
  file,
  sha256,
  format: z.enum(['csv', 'parquet']),
  dictionary: file,
  dictionarySha256: sha256,
})

/** Which rows are for training, for tuning and for the test: a column of the data, or drawn by a seed with all rows of a unit together. */
export const splitSchema = z.union([
  z.strictObject({ column, train: z.string().optional(), tuning: z.string().optional(), test: z.string() }),
  z.strictObject({
    by: column,
    seed: z.union([z.string(), z.number()]).transform(String),
    parts: z
      .strictObject({
        train: z.number().min(0).max(1).default(0),
        tuning: z.number().min(0).max(1).default(0),
        test: z.number().gt(0).max(1),
      })
      .refine(({ train, tuning, test }) => Math.abs(train + tuning + test - 1) < 1e-9, 'parts do not add up to 1'),
  }),
])

const lockedThreshold = z.number()
const rocThreshold = z.union([
  z.strictObject({ choose: z.literal('youden'), on: z.literal('tuning') }),
  z.strictObject({ choose: z.enum(['sensitivity', 'specificity']), atLeast: proportion, on: z.literal('tuning') }),
])
const utilityThreshold = z.strictObject({ choose: z.literal('utility'), on: z.literal('tuning') })

/** The operating point: locked as a number, or chosen by a declared rule on the tuning split, never on the test split. */
export const thresholdSchema = z.union([lockedThreshold, rocThreshold])

/** The same for alarms, where the threshold may also be the one of the highest utility. */
export const alarmThresholdSchema = z.union([lockedThreshold, rocThreshold, utilityThreshold])

/** Subgroups: columns (numbers are cut at the given points), their pre-listed intersections, and the least size that is reported. */
export const subgroupsSchema = z.strictObject({
  columns: z
    .array(
      z.strictObject({
        column,
        cuts: z
          .array(z.number())
          .min(1)
          .refine((cuts) => cuts.every((cut, i) => i === 0 || cut > cuts[i - 1]), 'cuts do not ascend')
          .optional(),
      }),
    )
    .min(1),
  intersections: z.array(z.array(column).min(2)).default([]),
  minimum: z
    .strictObject({ subjects: z.int().min(2).default(20), events: z.int().min(2).default(10), nonEvents: z.int().min(2).default(10) })
    .default({ subjects: 20, events: 10, nonEvents: 10 }),
})

/** What every task of this bench asks of a plan. */
export const commonPlan = {
  data: dataSchema,
  split: splitSchema,
  label: column,
  /** How a case without a valid answer counts: `worst` as the wrong answer, `exclude` not at all (and is counted). */
  failures: z.enum(['worst', 'exclude']).default('worst'),
  confidence: z.number().min(0.5).lt(1).default(0.95),
  bootstrap: z.strictObject({ replicates: z.int().min(200).max(100_000).default(2000) }).default({ replicates: 2000 }),
  calibration: z
    .strictObject({ bins: z.int().min(2).max(100).default(10), scheme: z.enum(['width', 'mass']).default('width') })
    .default({ bins: 10, scheme: 'width' }),
  decisionCurve: z
    .strictObject({ from: z.number().min(0).lt(1), to: proportion, step: proportion })
    .refine(({ from, to }) => from < to, '"from" is not below "to"')
    .refine(({ from, to, step }) => (to - from) / step <= 1000, 'more than 1,000 thresholds')
    .default({ from: 0.01, to: 0.99, step: 0.01 }),
  subgroups: subgroupsSchema.optional(),
}

/** Data of a plan, see {@link dataSchema}. */
export type DataPlan = z.infer<typeof dataSchema>
/** Split of a plan, see {@link splitSchema}. */
export type SplitPlan = z.infer<typeof splitSchema>
/** Threshold of a plan, see {@link alarmThresholdSchema}. */
export type ThresholdPlan = z.infer<typeof alarmThresholdSchema>
/** A rule that reads the ROC curve of the tuning cases. */
export type RocRule = z.infer<typeof rocThreshold>
/** Subgroups of a plan, see {@link subgroupsSchema}. */
export type SubgroupsPlan = z.infer<typeof subgroupsSchema>

/** What a plan says of calibration and decision curves. */
export type CalibrationPlan = Readonly<{
  calibration: { bins: number; scheme: 'width' | 'mass' }
  decisionCurve: { from: number; to: number; step: number }
}>

/** Columns that subgroups are made of. */
export const attributeColumns = (plan: { readonly subgroups?: SubgroupsPlan }): readonly string[] =>
  plan.subgroups?.columns.map(({ column: name }) => name) ?? []

/** Parts of the data whose cases are run: the test, and the tuning part where a threshold is chosen on it. */
export const wantedParts = ({ threshold }: { readonly threshold: ThresholdPlan }): readonly string[] =>
  typeof threshold === 'number' ? ['test'] : ['tuning', 'test']

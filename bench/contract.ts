import type { Oracle } from '@vitalbench/kernel/oracle'
import type { Stream } from '@vitalbench/kernel/numbers'
import type { Interval } from '@vitalbench/kernel/statistics'
import type { z } from 'zod'
import type { Dose } from './mildest/index.ts'
import type { Controller, Session, SessionOpening, SessionRecord } from './session.ts'
import type { LockedPlan } from './study/locked-plan.ts'

/** One independent unit of a study. Everything in it survives a structured clone; `id` is unique in the study. */
export interface Case {
  readonly id: string
}

/** A value of an outcome: what a column of `outcomes.parquet` can hold. Missing is null, never NaN. */
export type OutcomeValue = number | string | boolean | null | readonly (number | null)[]

/**
 * What became of one case; a value, never an exception. `status` says whether the product answered,
 * `reason` why it did not; `values` holds all that the findings are derived from.
 */
export interface Outcome {
  readonly case: string
  readonly status: OutcomeStatus
  readonly reason: string | null
  readonly values: Readonly<Record<string, OutcomeValue>>
}

/** `ok`: a valid answer. All others: what the product did instead of answering, `error`: the bench itself broke. */
export type OutcomeStatus = 'ok' | 'invalid' | 'late' | 'crashed' | 'out-of-memory' | 'unreachable' | 'error'

/** A number that a bench can report, and which way is better. `unit` is UCUM, `1` for a pure number. */
export interface Endpoint {
  readonly name: string
  readonly unit: string
  readonly better: 'higher' | 'lower' | 'target'
  readonly description: string
  /** True for product − reference on the same cases; only such an endpoint takes a margin of non-inferiority. */
  readonly difference?: true
  /** Least and largest value that it can take, both included, so that an impossible limit is found before the run. */
  readonly range?: readonly [low: number, high: number]
}

/** One measured number of the findings. `group` is `all` or names a subgroup; `value` null has a `reason`. */
export interface Measure {
  readonly name: string
  readonly group: string
  readonly unit: string
  readonly value: number | null
  readonly interval: Interval | null
  readonly n: number
  readonly events?: number
  readonly method: string
  readonly reason?: string
}

/** A criterion or a whole study: held, not held, or not settled by these data. */
export type Verdict = 'pass' | 'fail' | 'inconclusive'

/** A criterion after judgement. `more` is how many further cases would settle it, where that can be said. */
export interface JudgedCriterion {
  readonly id: string
  readonly text: string
  readonly measure: string
  readonly group: string
  readonly verdict: Verdict
  readonly why: string
  readonly more?: number | null
}

/** Text of a report: a key of the bench's catalogue with its placeholders, or plain words as they stand. */
export type Text = string | { readonly key: string; readonly values?: Readonly<Record<string, string | number>> }

/** A table of the report as data. */
export interface Table {
  readonly id: string
  readonly title: Text
  readonly note?: Text
  readonly columns: readonly { readonly title: Text; readonly kind: 'text' | 'number' | 'count' }[]
  readonly rows: readonly (readonly (Text | number | null)[])[]
}

/** A line or a set of points, with an optional band between `low` and `high`. */
export interface Series {
  readonly name: Text
  readonly mark: 'line' | 'step' | 'points' | 'bars'
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly low?: readonly number[]
  readonly high?: readonly number[]
  /** Named bands around the line, the widest first, such as the percentiles of an ambulatory glucose profile. */
  readonly ranges?: readonly { readonly name: Text; readonly low: readonly number[]; readonly high: readonly number[] }[]
}

/** An axis of a figure. `ticks` are the values that it names; without them they are round numbers. */
export interface Axis {
  readonly label: Text
  readonly domain?: readonly [number, number]
  readonly ticks?: readonly number[]
}

/** How good a zone of a plane or a cell of a heat map is, from best to worst. */
export type Tone = 'good' | 'acceptable' | 'poor' | 'bad'

/** A range of the horizontal axis in which something happened, in the unit of the axis; an instant if `from` is `to`. */
export interface Band {
  readonly from: number
  readonly to: number
  readonly label: Text
  readonly kind: 'fault' | 'event'
}

/** A range of the vertical axis that is aimed at, in the unit of the axis; a line if `low` is `high`. */
export interface Target {
  readonly low: number
  readonly high: number
  readonly label: Text
}

/** A named part of a plane, as a polygon without repeated end. */
export interface Zone {
  readonly id: string
  readonly label: Text
  readonly tone: Tone
  readonly polygon: readonly (readonly [x: number, y: number])[]
}

/** A point of a plane with the `id` of the zone that the bench counts it in, null for none. */
export interface ZonePoint {
  readonly label: Text
  readonly x: number
  readonly y: number
  readonly zone: string | null
}

/** A cell of a heat map: `text` is what it shows, `value` the number behind; both stand without a tone where none was judged. */
export interface HeatmapCell {
  readonly value: number | null
  readonly text: Text
  readonly tone: Tone | null
}

/** A figure as data; one library draws it in the page, the report and the PDF. */
export type Figure =
  | {
      readonly kind: 'curves'
      readonly id: string
      readonly title: Text
      readonly caption: Text
      readonly x: Axis
      readonly y: Axis
      readonly series: readonly Series[]
      /** A diagonal from (0, 0) to (1, 1), the line of perfect calibration or of chance. */
      readonly diagonal?: boolean
      /** Shaded ranges of x: faults that were injected, and events such as meals. */
      readonly bands?: readonly Band[]
      /** Ranges or lines of y that are aimed at. */
      readonly targets?: readonly Target[]
    }
  | {
      readonly kind: 'forest'
      readonly id: string
      readonly title: Text
      readonly caption: Text
      readonly x: Axis
      /** Vertical line: the overall estimate or a criterion's limit. */
      readonly reference?: number
      readonly rows: readonly {
        readonly label: string
        readonly value: number | null
        readonly low: number | null
        readonly high: number | null
        readonly n: number
        readonly note?: Text
      }[]
    }
  | {
      /** Points over a plane of named zones. A point beyond the domain of an axis stands on its edge. */
      readonly kind: 'zones'
      readonly id: string
      readonly title: Text
      readonly caption: Text
      readonly x: Axis
      readonly y: Axis
      readonly zones: readonly Zone[]
      readonly series: readonly { readonly name: Text; readonly points: readonly ZonePoint[] }[]
    }
  | {
      /** Rows by columns, such as faults by endpoints; `y` and `x` name what they are. A row has one cell a column. */
      readonly kind: 'heatmap'
      readonly id: string
      readonly title: Text
      readonly caption: Text
      readonly x: Pick<Axis, 'label'>
      readonly y: Pick<Axis, 'label'>
      readonly columns: readonly Text[]
      readonly rows: readonly { readonly label: Text; readonly cells: readonly HeatmapCell[] }[]
    }

/** What a bench concludes from the outcomes: measures, tables and figures as data, and what was not tested. */
export interface Findings {
  readonly measures: readonly Measure[]
  readonly tables: readonly Table[]
  readonly figures: readonly Figure[]
  /** Cases by status, all of them counted. */
  readonly cases: Readonly<Record<string, number>>
  /** How many of them the measures rest on, where these are not all (cases that chose a threshold are none of the test). */
  readonly tested?: number
  readonly notTested: readonly Text[]
  /** Warnings that a reader must see beside the verdict (overlap of patients, failed cases, degenerate intervals). */
  readonly cautions: readonly Text[]
}

/** Numbers in row-major order with the length of each dimension. */
export interface Tensor {
  readonly data: Float32Array | Float64Array
  readonly shape: readonly number[]
}

/** The product's answer to one call, or what it did instead. */
export type Answer =
  | { readonly status: 'ok'; readonly outputs: Readonly<Record<string, Tensor>> }
  | { readonly status: Exclude<OutcomeStatus, 'ok' | 'error'>; readonly reason: string }

/** Named tensors of one call. */
export type Inputs = Readonly<Record<string, Tensor>>

/** The link to the product under test; one call, one answer, never an exception. */
export interface ProductPort {
  predict(inputs: Inputs): Promise<Answer>
  /**
   * Calls one after the other, each answered before the next is revealed, so that a model of a time series cannot look ahead.
   * One answer a call; the first failure ends the sequence and stands for the rest.
   */
  steps(sequence: readonly Inputs[]): Promise<readonly Answer[]>
  /** A dialogue in lock-step, for products that act on a patient; a product that cannot be begun with has a session that failed. */
  session(opening: SessionOpening): Promise<Session>
}

/** What a bench may know of the study around its plan: the locked seed and the products as their manufacturers declare them. */
export type StudyIdentity = Pick<LockedPlan, 'study' | 'seed' | 'product' | 'reference'>

/** All that a bench may touch. */
export interface Lab {
  readonly study: StudyIdentity
  readonly product: ProductPort
  /** The product that the one under test is compared with, where the study names one. */
  readonly reference: ProductPort | null
  /** The permitted data of the study: the bytes of a file that the plan names with its digest. */
  readonly data: { read(file: string): Promise<Uint8Array> }
  /** A random stream keyed by the study's seed, the case and a name; the same wherever and whenever it is asked for. */
  readonly stream: (name: string, caseId?: string) => Stream
  readonly log: (message: string) => void
  readonly signal: AbortSignal
}

/** Languages of a report. */
export const languages = ['en', 'de', 'da', 'sv', 'ko'] as const
/** One of {@link languages}. */
export type Language = (typeof languages)[number]

/** A mistake in a study file: where (path of keys from the top of the file), what, and what to do. */
export interface Mistake {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly cure: string
}

/** Faults of a condition by their numbers, each at a share of its dose from 0 to 1. */
export interface ConditionDose extends Dose {
  readonly condition: string
}

/** A patient or another unit of cases, with its own value of a measure, in the unit of the measure. */
export interface Affected {
  readonly id: string
  readonly value: number
}

/**
 * A kind of test facility. `P` is what a study's `plan:` says to it, `C` its case.
 * `run` is deterministic in (plan, case, product); `conclude` folds the outcomes in case order and does no I/O.
 */
export interface Bench<P = unknown, C extends Case = Case> {
  readonly name: string
  readonly version: string
  readonly title: string
  /** `import.meta.url` of the module that exports this bench as `bench`, so that a worker can load it. */
  readonly module: string
  readonly plan: z.ZodType<P>
  readonly endpoints: readonly Endpoint[]
  /** Mistakes of a plan that its schema cannot see: columns that the data lacks, impossible margins. */
  inspect?(
    plan: P,
    study: Pick<StudyIdentity, 'product' | 'reference'> & { readonly read: (file: string) => Promise<Uint8Array> },
  ): Promise<readonly Mistake[]>
  /** Files of the plan with the digest that is locked: every path that `lab.data.read` may be asked for. */
  files(plan: P): readonly { readonly path: string; readonly sha256: string }[]
  cases(plan: P, lab: Lab): AsyncIterable<C>
  /** How many cases there are, where that is cheap to say; only for the time left. */
  count?(plan: P, lab: Lab): Promise<number | null>
  run(case_: C, plan: P, lab: Lab): Promise<Outcome>
  conclude(outcomes: readonly Outcome[], plan: P, study: StudyIdentity): Promise<Findings>
  readonly oracles: readonly Oracle[]
  /** Controllers that the bench brings along, by name, for products with the link `built-in`. */
  readonly controllers?: Readonly<Record<string, Controller>>
  /** The record of the session that an outcome tells of, so that it can be played again without its product. */
  recordOf?(outcome: Outcome, of: 'product' | 'reference'): SessionRecord | null
  /** For the search of the mildest failure: the faults of a condition in words, none where there is no such condition. */
  faultsIn?(plan: P, condition: string): readonly string[]
  /** For the same search: the plan with one condition at a dose, and the group in which a criterion is judged then. */
  atDose?(plan: P, dose: ConditionDose): { readonly plan: unknown; readonly group: string }
  /** For the same search: each patient by its own value of a measure in a group, the worst first; none where patients have no such value. */
  mostAffected?(outcomes: readonly Outcome[], plan: P, measure: Pick<Measure, 'name' | 'group'>): readonly Affected[]
  /** Words of this bench's measures, tables and figures in the languages of a report; English at least. */
  readonly text: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>
}

/** Declares a bench; the identity function, for its types. */
export const defineBench = <P, C extends Case>(bench: Bench<P, C>): Bench<P, C> => bench

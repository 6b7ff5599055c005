import type { Endpoint, Findings, Inputs, Lab, Mistake, Outcome, Product, StudyIdentity } from '@vitalbench/bench'
import type { z } from 'zod'
import type { DataDictionary, Table } from '../data/index.ts'

/** A case of this bench: what the product sees (`steps`: one call after the other), and the truth that it does not see. */
export interface ModelCase {
  readonly id: string
  readonly steps: readonly Inputs[]
  /** The same for the reference product, where the study names one. */
  readonly referenceSteps: readonly Inputs[] | null
  /** What the outcome carries beside the answers: split, label, patient, attributes. */
  readonly facts: Outcome['values']
}

/** The data of a plan, read and checked: the table, its dictionary, and the part (`train`, `tuning`, `test`) of each row. */
export interface PreparedData {
  readonly table: Table
  readonly dictionary: DataDictionary
  readonly parts: readonly string[]
}

/** A kind of question to a model: its plan, its endpoints, its cases, and what is concluded from them. Each is a file of its own. */
export interface Task<P = unknown> {
  readonly name: string
  readonly plan: z.ZodType<P>
  readonly endpoints: readonly Endpoint[]
  readonly inspect: (
    plan: P,
    data: PreparedData,
    products: { readonly product: Product; readonly reference: Product | null },
  ) => readonly Mistake[]
  readonly cases: (plan: P, data: PreparedData, study: StudyIdentity) => Iterable<ModelCase>
  /** How many cases there are. */
  readonly count: (plan: P, data: PreparedData) => number
  readonly run: (case_: ModelCase, plan: P, lab: Lab) => Promise<Outcome>
  readonly conclude: (outcomes: readonly Outcome[], plan: P, study: StudyIdentity) => Findings
}

/** Declares a task; the identity function, for its types. */
export const defineTask = <P>(task: Task<P>): Task<P> => task

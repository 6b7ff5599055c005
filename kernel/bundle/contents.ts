import { parseCanonical } from '@vitalbench/kernel/seal'
import { fail } from './errors.ts'
import type { Outcome } from './outcome.ts'

/** A criterion or a whole study: held, not held, or not settled by these data. */
export type Verdict = 'pass' | 'fail' | 'inconclusive'

/** What the offline check reads of `plan.json`. */
export interface BundlePlan {
  readonly study: string
  readonly product: { readonly name: string; readonly version: string; readonly manufacturer: string }
  readonly bench: { readonly name: string; readonly version: string }
  readonly software: { readonly name: string; readonly version: string }
}

/** What the offline check reads of `findings.json`. */
export interface BundleFindings {
  readonly verdict: Verdict
  readonly criteria: readonly { readonly id: string; readonly verdict: Verdict }[]
}

/** What the offline check reads of `circumstances.json`: when the run went, in ISO 8601. */
export interface BundleCircumstances {
  readonly started: string
  readonly finished: string
}

/** What the files of an evidence folder say, as values; `outcomes` is null where they were not decoded. */
export interface BundleContents {
  readonly plan: BundlePlan
  readonly outcomes: readonly Outcome[] | null
  readonly findings: BundleFindings
  readonly circumstances: BundleCircumstances
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const members = (file: string, value: unknown, wanted: Readonly<Record<string, (value: unknown) => boolean>>): void => {
  if (!isObject(value)) throw fail('FILE_SHAPE', { detail: `${file} holds no object` })
  for (const [name, fits] of Object.entries(wanted)) {
    if (!fits(value[name])) throw fail('FILE_SHAPE', { detail: `${file} has no proper ${name}` })
  }
}

const isText = (value: unknown): boolean => typeof value === 'string'

/** The locked plan in canonical bytes; throws the errors of canonical JSON, and FILE_SHAPE. */
export function planFrom(bytes: Uint8Array): BundlePlan {
  const value = parseCanonical(bytes)
  members('plan.json', value, {
    format: (format) => format === 'vitalbench-plan/1',
    study: isText,
    seed: isText,
    software: isObject,
    bench: isObject,
    product: isObject,
    criteria: Array.isArray,
    files: Array.isArray,
  })
  return value as BundlePlan
}

/** The judged findings in canonical bytes; throws the errors of canonical JSON, and FILE_SHAPE. */
export function findingsFrom(bytes: Uint8Array): BundleFindings {
  const value = parseCanonical(bytes)
  members('findings.json', value, {
    measures: Array.isArray,
    criteria: Array.isArray,
    verdict: (verdict) => verdict === 'pass' || verdict === 'fail' || verdict === 'inconclusive',
  })
  return value as BundleFindings
}

/** The circumstances in canonical bytes; throws the errors of canonical JSON, and FILE_SHAPE. */
export function circumstancesFrom(bytes: Uint8Array): BundleCircumstances {
  const value = parseCanonical(bytes)
  members('circumstances.json', value, { started: isText, finished: isText, machine: isObject, software: isObject })
  return value as BundleCircumstances
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Circumstances, LockedPlan, Outcome } from '@vitalbench/bench'
import { parseCanonical } from '@vitalbench/kernel/seal'
import { fail } from '../errors.ts'
import type { JudgedFindings } from '../findings.ts'
import { outcomesFromParquet } from './outcomes-parquet.ts'

/** What an evidence folder says, as values. */
export interface Evidence {
  readonly plan: LockedPlan
  readonly outcomes: readonly Outcome[]
  readonly findings: JudgedFindings
  readonly circumstances: Circumstances
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
export function planFrom(bytes: Uint8Array): LockedPlan {
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
  return value as LockedPlan
}

/** The judged findings in canonical bytes; throws the errors of canonical JSON, and FILE_SHAPE. */
export function findingsFrom(bytes: Uint8Array): JudgedFindings {
  const value = parseCanonical(bytes)
  members('findings.json', value, {
    measures: Array.isArray,
    criteria: Array.isArray,
    verdict: (verdict) => verdict === 'pass' || verdict === 'fail' || verdict === 'inconclusive',
  })
  return value as JudgedFindings
}

/** The circumstances in canonical bytes; throws the errors of canonical JSON, and FILE_SHAPE. */
export function circumstancesFrom(bytes: Uint8Array): Circumstances {
  const value = parseCanonical(bytes)
  members('circumstances.json', value, { started: isText, finished: isText, machine: isObject, software: isObject })
  return value as Circumstances
}

/**
 * Reads an evidence folder without verifying it. Throws what reading a damaged folder runs into;
 * ask {@link verifyEvidence} whether it can be relied on.
 *
 * @example
 * const { plan, outcomes } = await readEvidence('evidence/breast-fna-1a2b3c4d')
 */
export async function readEvidence(folder: string): Promise<Evidence> {
  const read = (file: string) => readFile(join(folder, file))
  return {
    plan: planFrom(await read('plan.json')),
    outcomes: await outcomesFromParquet(await read('outcomes.parquet')),
    findings: findingsFrom(await read('findings.json')),
    circumstances: circumstancesFrom(await read('circumstances.json')),
  }
}

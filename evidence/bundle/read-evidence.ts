import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Circumstances, LockedPlan, Outcome } from '@vitalbench/bench'
import { circumstancesFrom, findingsFrom, planFrom as bundlePlanFrom } from '@vitalbench/kernel/bundle'
import type { JudgedFindings } from '../findings.ts'
import { outcomesFromParquet } from './outcomes-parquet.ts'

/** What an evidence folder says, as values. */
export interface Evidence {
  readonly plan: LockedPlan
  readonly outcomes: readonly Outcome[]
  readonly findings: JudgedFindings
  readonly circumstances: Circumstances
}

/** The locked plan in canonical bytes; throws the errors of canonical JSON, and FILE_SHAPE. */
export const planFrom = (bytes: Uint8Array): LockedPlan => bundlePlanFrom(bytes) as LockedPlan

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
    findings: findingsFrom(await read('findings.json')) as JudgedFindings,
    circumstances: circumstancesFrom(await read('circumstances.json')) as Circumstances,
  }
}

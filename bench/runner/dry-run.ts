import { fail } from '../errors.ts'
import type { CaseSource } from './case-source.ts'
import type { Gathered } from './gathered.ts'
import type { Seat } from './seat.ts'

/**
 * Runs the first cases alone, under the limits of all others. Throws PRODUCT_DRY_RUN_FAILED, and leaves the journal as it was,
 * where none of them is answered; otherwise their outcomes count.
 */
export async function dryRun(
  most: number,
  { source, seat, gathered }: { source: CaseSource; seat: Seat; gathered: Gathered },
): Promise<void> {
  const cases = await source.take(most)
  if (cases.length === 0) return
  gathered.hold()
  await seat.run(cases)
  const outcomes = cases.flatMap(({ index }) => gathered.outcomes.get(index) ?? [])
  if (outcomes.length === cases.length && outcomes.every(({ status }) => status !== 'ok')) {
    const reasons = outcomes.map((outcome) => `${outcome.case} ${outcome.status} (${outcome.reason})`).join('; ')
    throw fail('PRODUCT_DRY_RUN_FAILED', { count: cases.length, reasons })
  }
  gathered.release()
}

import type { Bench } from '../contract.ts'
import { fail } from '../errors.ts'
import type { LockedPlan } from '../study/locked-plan.ts'

/** Loads the bench of a plan from the module that exports it; throws BENCH_MODULE_WRONG where that is another one. */
export async function loadBench(module: string, { name, version }: LockedPlan['bench']): Promise<Bench> {
  const { bench } = (await import(module)) as { readonly bench?: Bench }
  if (bench?.name !== name || bench.version !== version) throw fail('BENCH_MODULE_WRONG', { module, name, version })
  return bench
}

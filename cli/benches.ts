import { pathToFileURL } from 'node:url'
import type { Bench } from '@vitalbench/bench'
import { bench as control } from '@vitalbench/benches/control'
import { bench as model } from '@vitalbench/benches/model'
import { fail } from './errors.ts'

/** The benches that come with the house. */
export const ownBenches: readonly Bench[] = [model, control]

/** The benches of a call: ours, and a stranger's from a module that exports it as `bench`. */
export async function benchesWith(modulePath: string | undefined): Promise<readonly Bench[]> {
  if (modulePath === undefined) return ownBenches
  const loaded = (await import(pathToFileURL(modulePath).href).catch((error: unknown) => {
    throw fail('CLI_FILE_UNREADABLE', { file: modulePath, why: error instanceof Error ? error.message : error }, { cause: error })
  })) as { readonly bench?: Bench }
  if (!loaded.bench) throw fail('CLI_NO_BENCH', { path: modulePath })
  return [...ownBenches, loaded.bench]
}

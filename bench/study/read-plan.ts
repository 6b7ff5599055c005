import { VitalbenchError } from '@vitalbench/kernel/errors'
import { checkPart } from './check-part.ts'
import type { Context } from './context.ts'
import { digestMistake, digestOf, unreadable } from './digests.ts'
import type { LockedPlan, Product } from './locked-plan.ts'
import { pathOf } from './values.ts'

/** What a study says to its bench, with the files that are locked with it. */
export interface ReadPlan {
  readonly plan: unknown
  readonly files: LockedPlan['files']
}

/** Files that a plan locks, held against their digests. */
async function checkFiles(written: unknown, files: LockedPlan['files'], { read, report }: Context): Promise<void> {
  for (const { path: file, sha256 } of files) {
    const path = ['plan', ...(pathOf(written, file) ?? [])]
    try {
      const mistake = digestMistake(path, { file, digest: sha256, actual: digestOf(await read(file)) })
      if (mistake) report([mistake])
    } catch (error) {
      report([unreadable(path, file, error)])
    }
  }
}

/** Reads the part of the file that the bench's own schema describes; null where it cannot be used. */
export async function readPlan(written: unknown, context: Context): Promise<ReadPlan | null> {
  const { bench, read, report } = context
  if (!bench) return null
  const { value, mistakes } = await checkPart(bench.plan, written, { path: ['plan'], read })
  report(mistakes)
  if (value === null) return null
  const files = bench.files(value)
  // Where the plan has mistakes already, its digests stand among them.
  if (mistakes.length === 0) await checkFiles(written, files, context)
  return { plan: value, files }
}

/** Lets the bench look for what its schema cannot see. */
export async function inspectPlan(
  plan: unknown,
  products: { readonly product: Product; readonly reference: Product | null },
  { bench, read, report }: Context,
): Promise<void> {
  if (!bench?.inspect) return
  try {
    report(await bench.inspect(plan, { ...products, read }))
  } catch (error) {
    // A file that is not there has its own mistake already.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    if (!(error instanceof VitalbenchError)) throw error
    report([{ path: ['plan'], message: error.message, cure: error.cure }])
  }
}

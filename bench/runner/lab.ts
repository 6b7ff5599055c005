import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { stream } from '@vitalbench/kernel/numbers'
import type { Lab, ProductPort } from '../contract.ts'
import { fail } from '../errors.ts'
import { failedSession } from '../products/session/failed.ts'
import type { SessionFailure } from '../session.ts'
import type { LockedPlan } from '../study/locked-plan.ts'

/** What a lab is made of. */
export interface LabOptions {
  readonly plan: LockedPlan
  /** The study's folder, or what reads a file that the plan names. */
  readonly folder: string | ((file: string) => Promise<Uint8Array>)
  readonly product: ProductPort
  readonly reference: ProductPort | null
  readonly signal: AbortSignal
  readonly log: (message: string) => void
}

/** Reads the files that the plan locks and no others, each held against its digest. */
async function readLocked({ plan, folder }: LabOptions, file: string): Promise<Uint8Array> {
  const locked = plan.files.find(({ path }) => path === file)
  if (!locked) throw fail('DATA_NOT_PERMITTED', { file })
  const bytes = await (typeof folder === 'string' ? readFile(resolve(folder, file)) : folder(file))
  const actual = createHash('sha256').update(bytes).digest('hex')
  if (actual !== locked.sha256) throw fail('DATA_CHANGED', { file, expected: locked.sha256, actual })
  return bytes
}

/** All that a bench may touch while it runs a locked plan: products, locked data, random streams keyed by seed, study and case. */
export function createLab(options: LabOptions): Lab {
  const { plan, product, reference, signal, log } = options
  const { study, seed } = plan
  return {
    study: { study, seed, product: plan.product, reference: plan.reference },
    product,
    reference,
    data: { read: (file) => readLocked(options, file) },
    stream: (name, caseId) => (caseId === undefined ? stream(seed, study, name) : stream(seed, study, name, caseId)),
    log,
    signal,
  }
}

const unlinked: SessionFailure = { status: 'unreachable', reason: 'no product is linked while cases are listed' }

/** The port of a lab in which no product is linked: where cases are listed, but not run. */
export const noProduct: ProductPort = {
  predict: async () => unlinked,
  steps: async () => [unlinked],
  session: async (opening) => failedSession(unlinked, opening),
}

import { Worker } from 'node:worker_threads'
import type { Circumstances, Language, LockedPlan, Verdict } from '@vitalbench/bench'
import type { SigningKey } from '@vitalbench/kernel/seal'
import { VitalbenchError } from '@vitalbench/kernel/errors'

/** A run whose cases are all done, and how it is to be concluded. */
export interface RunToConclude {
  readonly plan: LockedPlan
  /** Module of the bench, which exports it as `bench`. */
  readonly module: string
  /** Lines of its journal, in any order. */
  readonly lines: readonly string[]
  /** How the run went; the oracles are run here. */
  readonly circumstances: Omit<Circumstances, 'oracles'>
  /** Languages of the report, the first of them that of `report.html` and `report.pdf`. */
  readonly languages: readonly Language[]
  readonly key: SigningKey
  /** Whether `report.pdf` is made too; it is unless this is false. */
  readonly pdf?: boolean
}

/** What a run comes to: the files of its evidence, and what a list says of it. */
export interface ConcludedRun {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly evidenceDigest: string
  readonly verdict: Verdict
  readonly cases: number
}

/** What the thread says: what came of it, or why nothing did. */
export type FromConcluding =
  | { readonly concluded: ConcludedRun }
  | { readonly error: { readonly code: string | null; readonly message: string; readonly cure: string } }

const workerModule = new URL(import.meta.url.endsWith('.ts') ? './conclude-worker.ts' : './conclude-worker.js', import.meta.url)

/**
 * Folds the outcomes of a run in case order, judges them and makes its signed evidence, all in a thread of its own, so that the process
 * answers meanwhile. Rejects with the errors of outcomes and evidence, and with the reason of an abort.
 *
 * @example
 * const { files, evidenceDigest } = await concludeRun({ plan, module: bench.module, lines, circumstances, languages: ['en'], key })
 */
export async function concludeRun(run: RunToConclude, signal?: AbortSignal): Promise<ConcludedRun> {
  signal?.throwIfAborted()
  const worker = new Worker(workerModule, { workerData: run })
  const end = Promise.withResolvers<ConcludedRun>()
  const stop = (): void => end.reject(signal!.reason)
  signal?.addEventListener('abort', stop, { once: true })
  worker.on('message', (message: FromConcluding) => {
    if ('concluded' in message) return end.resolve(message.concluded)
    const { code, message: text, cure } = message.error
    end.reject(code === null ? new Error(text) : new VitalbenchError(code, text, cure))
  })
  worker.on('error', end.reject)
  worker.on('exit', (code) => end.reject(new Error(`the thread ended with code ${code}`)))
  try {
    return await end.promise
  } finally {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

import { Worker } from 'node:worker_threads'
import { VitalbenchError } from '@vitalbench/kernel/errors'
import type { Enforcement } from '../circumstances.ts'
import type { RecordedLoad } from '../products/index.ts'
import type { Both, FromWorker, Numbered, ToWorker, WorkerStart } from './messages.ts'

/** How a chunk ended: with the time a case took, or with the death of the worker. */
export type ChunkEnd = { readonly msPerCase: number } | { readonly died: string; readonly index: number | null }

/** A running worker thread, as the main thread sees it. */
export interface WorkerLink {
  /** Resolves with what is enforced on the products once they are linked; rejects where the worker cannot start. */
  readonly ready: Promise<Both<readonly Enforcement[]>>
  /** Runs a chunk to its end, or to that of the worker; never rejects once the worker is ready. */
  readonly run: (cases: readonly Numbered[]) => Promise<ChunkEnd>
  /** Closes the products and ends the worker, by force after `graceMs`; the load of its products, null where it is not known. */
  readonly close: (graceMs: number) => Promise<Both<RecordedLoad> | null>
}

const workerModule = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** Starts a worker; outcomes arrive as whole lines of the journal. */
export function startWorker(
  options: Omit<WorkerStart, 'current'>,
  { onLines, onLog }: { readonly onLines: (lines: string) => void; readonly onLog: (message: string) => void },
): WorkerLink {
  const current = new SharedArrayBuffer(4)
  const position = new Int32Array(current)
  const start: WorkerStart = { ...options, current }
  const worker = new Worker(workerModule, { workerData: start })
  const ready = Promise.withResolvers<Both<readonly Enforcement[]>>()
  const exited = Promise.withResolvers<void>()
  let chunk = Promise.withResolvers<ChunkEnd>()
  let load: Both<RecordedLoad> | null = null
  let death: string | null = null
  let end: ChunkEnd | null = null

  worker.on('message', (message: FromWorker) => {
    if (message.type === 'ready') ready.resolve(message.enforcement)
    else if (message.type === 'outcomes') onLines(message.lines)
    else if (message.type === 'done') chunk.resolve({ msPerCase: message.msPerCase })
    else if (message.type === 'log') onLog(message.message)
    else if (message.type === 'closed') load = message.load
    else ready.reject(new VitalbenchError(message.code, message.message, message.cure))
  })
  worker.on('error', (error) => {
    death = error instanceof Error ? error.message : String(error)
  })
  worker.on('exit', (code) => {
    const died = death ?? `the worker ended with code ${code}`
    ready.reject(new Error(died))
    end = { died, index: position[0] === 0 ? null : position[0] - 1 }
    chunk.resolve(end)
    exited.resolve()
  })
  ready.promise.catch(() => {})

  const tell = (message: ToWorker): void => worker.postMessage(message, [])
  return {
    ready: ready.promise,
    run: async (cases) => {
      if (end) return end
      chunk = Promise.withResolvers()
      tell({ type: 'cases', cases })
      return chunk.promise
    },
    close: async (graceMs) => {
      tell({ type: 'close' })
      const timer = setTimeout(() => void worker.terminate(), graceMs)
      await exited.promise
      clearTimeout(timer)
      return load
    },
  }
}

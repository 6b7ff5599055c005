import type { RecordedLoad } from '../products/index.ts'
import { journalLine } from './journal-line.ts'
import type { Both, Numbered, WorkerStart } from './messages.ts'
import { errorOutcome } from './run-case.ts'
import { startWorker } from './worker-link.ts'
import type { WorkerLink } from './worker-link.ts'

const chunkMs = 40
const largestChunk = 512
const tries = 2
/** How long a worker may take to close its products after a normal end, and after an abort. */
const graceMs = { end: 5000, abort: 600 } as const

/** A worker that is replaced when it dies, and that runs chunks of cases to their end whatever they do to it. */
export interface Seat {
  readonly ready: WorkerLink['ready']
  /** Runs cases until each has an outcome; a case that a worker died of twice gets an error outcome. */
  readonly run: (cases: readonly Numbered[]) => Promise<void>
  /** How many cases make about 40 ms of work, by the last chunk. */
  readonly chunkSize: () => number
  /** The load of the products of the worker that sits here last; null where it is not known. */
  readonly close: (how: 'end' | 'abort') => Promise<Both<RecordedLoad> | null>
}

/** Opens a seat and starts its worker. `onLines` gets each outcome as a line of the journal, with the index of its case. */
export function openSeat(
  start: Omit<WorkerStart, 'current'>,
  { signal, onLines, onLog }: { signal: AbortSignal; onLines: (lines: string) => readonly number[]; onLog: (message: string) => void },
): Seat {
  let waiting = new Map<number, Numbered>()
  let size = 1
  const settle = (lines: string): void => {
    for (const index of onLines(lines)) waiting.delete(index)
  }
  const hire = (): WorkerLink => startWorker(start, { onLines: settle, onLog })
  let worker = hire()
  const { ready } = worker
  const deaths = new Map<number, number>()

  const bury = async (index: number, why: string): Promise<void> => {
    const deadly = waiting.get(index)!
    const count = (deaths.get(index) ?? 0) + 1
    deaths.set(index, count)
    onLog(`a worker died in case "${deadly.case.id}" (${count} of ${tries}): ${why}`)
    if (count >= tries) settle(journalLine(index, errorOutcome(deadly.case.id, `the worker died: ${why}`)))
    worker = hire()
    await worker.ready
  }

  const run = async (cases: readonly Numbered[]): Promise<void> => {
    waiting = new Map(cases.map((each) => [each.index, each]))
    await worker.ready
    while (waiting.size > 0) {
      const end = await worker.run([...waiting.values()])
      if (signal.aborted) return
      if ('died' in end) await bury(end.index !== null && waiting.has(end.index) ? end.index : waiting.keys().next().value!, end.died)
      else size = Math.max(1, Math.min(size * 8, largestChunk, Math.round(chunkMs / end.msPerCase)))
    }
  }
  return { ready, run, chunkSize: () => size, close: (how) => worker.close(graceMs[how]) }
}

import type { Case } from '../contract.ts'
import { summariseLoad } from '../products/load.ts'
import { listCases } from './case-source.ts'
import type { CaseRange } from './case-source.ts'
import { openCrew } from './crew.ts'
import type { Crew, CrewReport } from './crew.ts'
import { failedAmong, gatherOutcomes } from './gathered.ts'
import type { Gathered } from './gathered.ts'
import type { Journal } from './journal.ts'
import { createLab, noProduct } from './lab.ts'
import { ownProducts } from './link-products.ts'
import { withRecords } from './playback.ts'
import { progressMeter } from './progress.ts'
import type { CaseRunOptions, RunResult } from './run.ts'
import { openSeat } from './seat.ts'

/** Worker threads with the products of a locked plan, ready for any stretch of its cases. */
export interface OpenRun {
  /** Runs the cases of a stretch that its journal does not have yet, and appends their outcomes to it. One stretch at a time. */
  readonly run: (journal: Journal, range?: CaseRange) => Promise<Gathered['outcomes']>
  /** Ends threads and products; says what protected the machine from them, and what they used. */
  readonly close: () => Promise<CrewReport>
}

/**
 * Opens a run whose outcomes are kept elsewhere than in a folder: the same cases by the same threads as `runStudy`, stretch by stretch,
 * so that many processes share a study. An abort, or a failure, ends it; what the journals have is kept.
 *
 * @example
 * const open = openRun({ plan, bench, folder, workers: 1, signal })
 * await open.run(journal, [100, 200])
 * const { enforcement, loads } = await open.close()
 */
export function openRun<P, C extends Case>(options: CaseRunOptions<P, C>): OpenRun {
  const { plan: locked, bench, folder, hide = [], products = ownProducts(), recorded, isolation } = options
  const { onProgress = () => {}, log = () => {}, now = Date.now } = options
  const plan = locked.plan as P
  const signal = options.signal ?? new AbortController().signal
  const lab = createLab({ plan: locked, folder, product: noProduct, reference: locked.reference && noProduct, signal, log })
  const seat = { plan: locked, module: bench.module, products, folder, hide, playback: recorded !== undefined, isolation }
  let gathered: Gathered | null = null
  const add: Gathered['add'] = (lines) => gathered!.add(lines)
  const workers = Math.max(1, options.workers)
  let opened: Crew | null = null
  const crew = (): Crew =>
    (opened ??= openCrew(
      (stop) => Array.from({ length: workers }, () => openSeat(seat, { signal: stop, onLines: add, onLog: log })),
      options.signal,
    ))

  return {
    run: async (journal, range) => {
      const known = journal.outcomes
      const listed = listCases(bench, { plan, lab, known, range })
      const source = recorded ? withRecords(listed, recorded) : listed
      const counted = range === undefined ? ((await bench.count?.(plan, lab)) ?? null) : null
      const meter = progressMeter(
        { done: known.size, failed: failedAmong(known.values()) },
        { total: () => source.total() ?? counted, now, tell: onProgress },
      )
      gathered = gatherOutcomes(journal, (added) => meter.add({ done: added.length, failed: failedAmong(added) }))
      // The first cases of a study tell whether its product answers at all.
      const first = known.size === 0 && (range?.[0] ?? 0) === 0 && recorded === undefined
      await crew().run({ source, gathered, dryRun: first ? (options.dryRun ?? 2) : 0 })
      meter.finish()
      return gathered.outcomes
    },
    close: () => crew().close(),
  }
}

/** Load of the products of a run over all its threads. */
export const loadOf = (loads: CrewReport['loads']): RunResult['circumstances']['load'] => ({
  product: summariseLoad(loads.map(({ product }) => product)),
  reference: summariseLoad(loads.flatMap(({ reference }) => reference ?? [])),
})

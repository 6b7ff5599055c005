import { mkdir } from 'node:fs/promises'
import type { Case } from '../contract.ts'
import type { RecordedLoad } from '../products/index.ts'
import { summariseLoad } from '../products/load.ts'
import { planDigest } from '../study/plan-digest.ts'
import { listCases } from './case-source.ts'
import { runCrew } from './crew.ts'
import { failedAmong, gatherOutcomes } from './gathered.ts'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { createLab, noProduct } from './lab.ts'
import { ownProducts } from './link-products.ts'
import { lockFolder } from './lock.ts'
import type { Both } from './messages.ts'
import { withRecords } from './playback.ts'
import { progressMeter } from './progress.ts'
import type { RunOptions, RunResult } from './run.ts'
import { openSeat } from './seat.ts'

const loadOf = (loads: readonly Both<RecordedLoad>[]): RunResult['circumstances']['load'] => ({
  product: summariseLoad(loads.map(({ product }) => product)),
  reference: summariseLoad(loads.flatMap(({ reference }) => reference ?? [])),
})

/** Runs what the journal does not have yet. */
async function runRest<P, C extends Case>(options: RunOptions<P, C>, journal: Journal): Promise<RunResult> {
  const {
    plan: locked,
    bench,
    folder,
    work,
    hide = [],
    products = ownProducts(),
    recorded,
    onProgress = () => {},
    log = () => {},
    now = Date.now,
  } = options
  const plan = locked.plan as P
  const workers = Math.max(1, options.workers)
  const signal = options.signal ?? new AbortController().signal
  const started = new Date(now()).toISOString()
  const resumed = journal.outcomes.size
  const lab = createLab({ plan: locked, folder, product: noProduct, reference: locked.reference && noProduct, signal, log })
  const listed = listCases(bench, { plan, lab, known: journal.outcomes })
  const source = recorded ? withRecords(listed, recorded) : listed
  const counted = (await bench.count?.(plan, lab)) ?? null
  const meter = progressMeter(
    { done: resumed, failed: failedAmong(journal.outcomes.values()) },
    { total: () => source.total() ?? counted, now, tell: onProgress },
  )
  const gathered = gatherOutcomes(journal, (added) => meter.add({ done: added.length, failed: failedAmong(added) }))
  const seat = { plan: locked, module: bench.module, products, folder, hide: [...hide, work], playback: recorded !== undefined }
  const { enforcement, loads } = await runCrew(
    (stop) => Array.from({ length: workers }, () => openSeat(seat, { signal: stop, onLines: gathered.add, onLog: log })),
    { source, gathered, dryRun: resumed === 0 && recorded === undefined ? (options.dryRun ?? 2) : 0 },
    options.signal,
  )
  meter.finish()
  const finished = new Date(now()).toISOString()
  const outcomes = [...gathered.outcomes].toSorted(([a], [b]) => a - b).map(([, outcome]) => outcome)
  return { outcomes, circumstances: { started, finished, resumed, workers, enforcement, load: loadOf(loads) } }
}

/**
 * Runs a locked plan: cases are listed here, run by worker threads, and their outcomes written to a journal in `work`, so that a run
 * that was stopped or killed at any moment goes on where its outcomes end. The outcomes do not depend on workers, order or interruptions.
 * Throws RUN_STOPPED on abort, RUN_IN_PROGRESS and JOURNAL_OTHER_PLAN for a folder in use, PRODUCT_DRY_RUN_FAILED for a dumb product.
 *
 * @example
 * const { outcomes } = await runStudy({ plan, bench, folder: 'examples/breast-fna', work: 'evidence/breast-fna.partial', workers: 2 })
 */
export async function runStudy<P, C extends Case>(options: RunOptions<P, C>): Promise<RunResult> {
  const { plan, work } = options
  await mkdir(work, { recursive: true })
  const unlock = await lockFolder(work)
  try {
    const journal = await openJournal(work, planDigest(plan))
    try {
      return await runRest(options, journal)
    } finally {
      await journal.close()
    }
  } finally {
    await unlock()
  }
}

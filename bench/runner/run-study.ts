import { mkdir } from 'node:fs/promises'
import type { Case, Outcome } from '../contract.ts'
import { fail } from '../errors.ts'
import { planDigest } from '../study/plan-digest.ts'
import { listCases } from './case-source.ts'
import type { CaseSource } from './case-source.ts'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { readJournalLine } from './journal-line.ts'
import { createLab, noProduct } from './lab.ts'
import { lockFolder } from './lock.ts'
import { mergeLoads } from './product-load.ts'
import { progressMeter } from './progress.ts'
import type { RunOptions, RunResult } from './run.ts'
import { openSeat } from './seat.ts'
import type { Seat } from './seat.ts'

const failedAmong = (outcomes: Iterable<Outcome>): number => {
  let failed = 0
  for (const { status } of outcomes) if (status !== 'ok') failed++
  return failed
}

/** Where outcomes are gathered: in memory by index, and in the journal unless they are held back for the dry run. */
function gatherOutcomes(journal: Journal, onAdded: (added: readonly Outcome[]) => void) {
  const outcomes = new Map(journal.outcomes)
  let held: string | null = null
  let failure: unknown = null
  const write = (lines: string): void => {
    journal.append(lines).catch((error: unknown) => (failure = error))
  }
  return {
    outcomes,
    failure: () => failure,
    add: (lines: string): readonly number[] => {
      const read = lines
        .slice(0, -1)
        .split('\n')
        .map((line) => readJournalLine(line)!)
      for (const { index, outcome } of read) outcomes.set(index, outcome)
      if (held === null) write(lines)
      else held += lines
      onAdded(read.map(({ outcome }) => outcome))
      return read.map(({ index }) => index)
    },
    hold: (): void => {
      held = ''
    },
    release: (): void => {
      if (held) write(held)
      held = null
    },
  }
}

type Gathered = ReturnType<typeof gatherOutcomes>

/** Runs the first cases alone; throws PRODUCT_DRY_RUN_FAILED, and leaves the journal as it was, where none of them is answered. */
async function dryRun(count: number, { source, seat, gathered }: { source: CaseSource; seat: Seat; gathered: Gathered }): Promise<void> {
  const cases = await source.take(count)
  if (cases.length === 0) return
  gathered.hold()
  await seat.run(cases)
  const outcomes = cases.flatMap(({ index }) => gathered.outcomes.get(index) ?? [])
  if (outcomes.length === cases.length && outcomes.every(({ status }) => status !== 'ok')) {
    const reasons = outcomes.map((outcome) => `${outcome.case}: ${outcome.status}, ${outcome.reason}`).join('; ')
    throw fail('PRODUCT_DRY_RUN_FAILED', { count: cases.length, reasons })
  }
  gathered.release()
}

/** Lets a seat take chunks until no case is left. */
async function serve(
  seat: Seat,
  { source, signal, gathered }: { source: CaseSource; signal: AbortSignal; gathered: Gathered },
): Promise<void> {
  await seat.ready
  while (!signal.aborted) {
    const cases = await source.take(seat.chunkSize())
    if (cases.length === 0) return
    await seat.run(cases)
    if (gathered.failure() !== null) throw gathered.failure()
  }
}

async function runJournaled<P, C extends Case>(options: RunOptions<P, C>, journal: Journal): Promise<RunResult> {
  const { bench, folder, workers, hide = [], onProgress = () => {}, log = () => {}, now = Date.now } = options
  const plan = options.plan
  const started = new Date(now()).toISOString()
  // A failure of one worker stops the others as an abort from outside does.
  const failed = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, failed.signal]) : failed.signal
  const lab = createLab({ plan, folder, product: noProduct, reference: plan.reference && noProduct, signal, log })
  const source = listCases(bench, { plan: plan.plan as P, lab, known: journal.outcomes })
  const resumed = journal.outcomes.size
  const counted = (await bench.count?.(plan.plan as P, lab)) ?? null
  const meter = progressMeter(
    { done: resumed, failed: failedAmong(journal.outcomes.values()) },
    { total: () => source.total() ?? counted, now, tell: onProgress },
  )
  const gathered = gatherOutcomes(journal, (added) => meter.add({ done: added.length, failed: failedAmong(added) }))
  const products = options.products ?? import.meta.resolve('@vitalbench/bench/products')
  const seats = Array.from({ length: Math.max(1, workers) }, () =>
    openSeat({ plan, module: bench.module, products, folder, hide }, { signal, onLines: gathered.add, onLog: log }),
  )
  const stopped = new Promise<never>((_, reject) => {
    const stop = (): void => reject(fail('RUN_STOPPED', { done: gathered.outcomes.size }))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  stopped.catch(() => {})

  const work = async (): Promise<void> => {
    await seats[0].ready
    if (resumed === 0) await dryRun(options.dryRun ?? 2, { source, seat: seats[0], gathered })
    await Promise.all(seats.map((seat) => serve(seat, { source, signal, gathered })))
  }
  try {
    await Promise.race([work(), stopped])
  } catch (error) {
    failed.abort()
    await Promise.all(seats.map((seat) => seat.close('abort')))
    throw error
  }
  const enforcement = await seats[0].ready
  const loads = (await Promise.all(seats.map((seat) => seat.close('end')))).flat()
  meter.finish()
  const outcomes = [...gathered.outcomes].toSorted(([a], [b]) => a - b).map(([, outcome]) => outcome)
  return {
    outcomes,
    circumstances: {
      started,
      finished: new Date(now()).toISOString(),
      resumed,
      workers: seats.length,
      enforcement,
      load: {
        product: mergeLoads(loads.map((load) => load?.product ?? null)),
        reference: mergeLoads(loads.map((load) => load?.reference ?? null)),
      },
    },
  }
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
      return await runJournaled(options, journal)
    } finally {
      await journal.close()
    }
  } finally {
    await unlock()
  }
}

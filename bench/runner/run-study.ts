import { mkdir } from 'node:fs/promises'
import type { Case } from '../contract.ts'
import { planDigest } from '../study/plan-digest.ts'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { lockFolder } from './lock.ts'
import { loadOf, openRun } from './open-run.ts'
import type { RunOptions, RunResult } from './run.ts'

/** Runs what the journal does not have yet. */
async function runRest<P, C extends Case>(options: RunOptions<P, C>, journal: Journal): Promise<RunResult> {
  const { work, hide = [], now = Date.now } = options
  const workers = Math.max(1, options.workers)
  const started = new Date(now()).toISOString()
  const resumed = journal.outcomes.size
  const open = openRun({ ...options, hide: [...hide, work] })
  const gathered = await open.run(journal)
  const { enforcement, loads } = await open.close()
  const finished = new Date(now()).toISOString()
  const outcomes = [...gathered].toSorted(([a], [b]) => a - b).map(([, outcome]) => outcome)
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

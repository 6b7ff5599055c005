import { fail } from '../errors.ts'
import type { Enforcement } from '../circumstances.ts'
import type { RecordedLoad } from '../products/index.ts'
import type { CaseSource } from './case-source.ts'
import { dryRun } from './dry-run.ts'
import type { Gathered } from './gathered.ts'
import type { Both } from './messages.ts'
import type { Seat } from './seat.ts'

/** What the workers are given to do. */
export interface Work {
  readonly source: CaseSource
  readonly gathered: Gathered
  /** Cases that are run alone first, 0 for none. */
  readonly dryRun: number
}

/** Lets a seat take chunks until no case is left. */
async function serve(seat: Seat, { source, gathered }: Work, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const cases = await source.take(seat.chunkSize())
    if (cases.length === 0) return
    await seat.run(cases)
    gathered.check()
  }
}

/** Rejects when a signal is aborted. */
function stopped(signal: AbortSignal, gathered: Gathered): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(fail('RUN_STOPPED', { done: gathered.outcomes.size }))
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
  promise.catch(() => {})
  return promise
}

/** What protected the machine from the products of a crew, and what these used. */
export interface CrewReport {
  readonly enforcement: Both<readonly Enforcement[]>
  readonly loads: readonly Both<RecordedLoad>[]
}

/** Seats that work together, on one stretch of cases after the other. */
export interface Crew {
  /** Runs all cases of some work; an abort, or the failure of one seat, ends the crew. */
  readonly run: (work: Work) => Promise<void>
  readonly close: () => Promise<CrewReport>
}

/** Opens seats that stay for several stretches of work. */
export function openCrew(openSeats: (signal: AbortSignal) => readonly Seat[], abort: AbortSignal | undefined): Crew {
  const failed = new AbortController()
  const signal = abort ? AbortSignal.any([abort, failed.signal]) : failed.signal
  const seats = openSeats(signal)
  const runAll = async (work: Work): Promise<void> => {
    await seats[0].ready
    if (work.dryRun > 0) await dryRun(work.dryRun, { ...work, seat: seats[0] })
    // Nobody begins before all are there, so that each of them has its share even of a small study.
    await Promise.all(seats.map(({ ready }) => ready))
    await Promise.all(seats.map((seat) => serve(seat, work, signal)))
  }
  return {
    run: async (work) => {
      try {
        await Promise.race([runAll(work), stopped(signal, work.gathered)])
      } catch (error) {
        failed.abort()
        await Promise.all(seats.map((seat) => seat.close('abort')))
        throw error
      }
    },
    close: async () => {
      const enforcement = await seats[0].ready
      const loads = await Promise.all(seats.map((seat) => seat.close('end')))
      return { enforcement, loads: loads.filter((load) => load !== null) }
    },
  }
}

import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { compactLoad, openRun } from '@vitalbench/bench'
import type { LockedPlan, OpenRun } from '@vitalbench/bench'
import { VitalbenchError } from '@vitalbench/kernel/errors'
import type { House } from '@vitalbench/platform/operations'
import type { Testbed } from '../setting/index.ts'
import { runsMachineCode } from '../studies/index.ts'
import { fail } from './errors.ts'
import { openShardJournal } from './shard-journal.ts'
import { holdShard, keepTurn, leaveShard, nextRun, runOf, takeShard, writeLine } from './store.ts'
import type { Hold, RunRecord, Shard } from './store.ts'
import { layOut } from './study-folder.ts'

/** How long a worker is taken to be alive after its last sign, and how often it gives one. */
const lease = 30_000
const beat = 2000

/** How long a run is served while another one waits. */
const turn = 15_000

/** How often a stretch is tried that ends its worker each time. */
const mostTries = 3

/** A name for the time of one turn that tells machine and process, so that who starts again knows which of them are dead. */
export const newHolder = (): string => `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`

/** What a worker is given: the run, its testbed, and when it has to stop. */
export interface TurnOptions {
  readonly house: House
  readonly testbed: Testbed
  readonly run: RunRecord
  readonly signal: AbortSignal
}

const mostLines = 200

/** Keeps what the product says, up to some lines a turn. */
function logTo({ database }: House, run: string): (text: string) => void {
  let lines = 0
  return (text) => {
    lines += 1
    if (lines > mostLines) return
    // Its order is that of the database; a line that is lost is no harm.
    void writeLine(database.sql, run, null, text.slice(0, 500)).catch(() => {})
  }
}

const loadIn = (loads: Awaited<ReturnType<OpenRun['close']>>['loads']) => {
  const references = loads.flatMap(({ reference }) => reference ?? [])
  return {
    product: compactLoad(loads.map(({ product }) => product)),
    reference: references.length === 0 ? null : compactLoad(references),
  }
}

/** Runs one stretch; says whether it is done. Broken off, it is left to be taken again. */
async function runShard(
  open: OpenRun,
  shard: Shard,
  { house, run, hold }: { house: House; run: string; hold: () => Hold },
): Promise<boolean> {
  const key = { run, shard: shard.number }
  const journal = await openShardJournal(house.database.sql, key, hold)
  try {
    await open.run(journal, [shard.first, shard.beyond ?? Infinity])
  } finally {
    await journal.close()
  }
  return !journal.isLost()
}

/**
 * Serves a run until it has no stretch that nobody runs, it is stopped, or this process ends: takes stretches, runs them in products of its
 * own, and gives a sign of life meanwhile. Throws what ends the run itself.
 */
export async function workOnRun({ house, testbed, run, signal }: TurnOptions): Promise<void> {
  const { database, now } = house
  const sql = database.sql
  const plan = JSON.parse(run.plan) as LockedPlan
  const bench = testbed.benches.find(({ name }) => name === plan.bench.name)
  if (!bench) throw fail('RUN_BENCH_GONE', { bench: plan.bench.name })
  const holder = newHolder()
  const begun = now().getTime()
  const hold = (): Hold => ({ holder, until: new Date(now().getTime() + lease) })
  const ending = new AbortController()
  const end = (): void => ending.abort()
  signal.addEventListener('abort', end, { once: true })
  const folder = await layOut(house, run.study)
  const { threads, unconfined, hide } = testbed
  const open = openRun({
    plan,
    bench,
    folder: folder.path,
    workers: threads,
    hide,
    signal: ending.signal,
    log: logTo(house, run.id),
    ...(unconfined || !runsMachineCode(plan) ? {} : { isolation: 'required' as const }),
  })
  let shard: Shard | null = null
  const heart = setInterval(() => {
    const number = shard?.number
    void (async () => {
      const isHeld = number === undefined || (await holdShard(sql, { run: run.id, shard: number }, hold()))
      const state = (await runOf(sql, run.id))?.state
      if (state !== 'running' || (!isHeld && number === shard?.number)) end()
    })().catch(() => {})
  }, beat)
  try {
    for (;;) {
      shard = await takeShard(sql, run.id, { ...hold(), now: now() })
      if (shard === null || ending.signal.aborted) break
      const { number, first, beyond, tries } = shard
      if (tries > mostTries) throw fail('RUN_STALLED', { first, beyond: beyond ?? 'the end', tries: tries - 1 })
      let done = false
      try {
        done = await runShard(open, shard, { house, run: run.id, hold })
      } finally {
        await leaveShard(sql, { run: run.id, shard: number }, { holder, done })
      }
      // Opening products takes seconds, so another run that waits has its turn after a while.
      if (now().getTime() - begun < turn) continue
      const next = await nextRun(sql, now())
      if (next !== undefined && next.id !== run.id) break
    }
  } catch (error) {
    if (!(ending.signal.aborted && error instanceof VitalbenchError && error.code === 'RUN_STOPPED')) throw error
  } finally {
    clearInterval(heart)
    signal.removeEventListener('abort', end)
    // Of a turn that was broken off nothing is known but what it has in the journal.
    const report = await open.close().catch(() => null)
    if (report) await keepTurn(sql, run.id, holder, { threads, enforcement: report.enforcement, load: loadIn(report.loads) })
    await folder.remove()
  }
}

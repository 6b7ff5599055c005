import { joinLoads } from '@vitalbench/bench'
import type { Circumstances, LockedPlan } from '@vitalbench/bench'
import { languages } from '@vitalbench/bench'
import { concludeRun, zipFiles } from '@vitalbench/evidence'
import type { ConcludedRun } from '@vitalbench/evidence'
import { notify } from '@vitalbench/centre/notices'
import { digestOf } from '@vitalbench/kernel/bundle'
import type { House } from '@vitalbench/platform/operations'
import { sql } from 'kysely'
import { insertEvidence } from '../evidence/store.ts'
import type { Testbed } from '../setting/index.ts'
import { fail } from './errors.ts'
import { linesOf, runOf, turnsOf, writeLine } from './store.ts'
import type { RunRecord, Turn } from './store.ts'

/** Queue on which runs whose cases are all done become evidence. */
export const concludeQueue = 'runs.conclude'

/** What protected from the products: what every worker could enforce. */
function enforcementOf(turns: readonly Turn[]): Circumstances['enforcement'] {
  const of = (which: 'product' | 'reference') => {
    const [first, ...others] = turns.flatMap(({ enforcement }) => (enforcement[which] === null ? [] : [enforcement[which]]))
    return (first ?? []).map(
      (one) => others.flatMap((list) => list.filter(({ what }) => what === one.what)).find(({ enforced }) => !enforced) ?? one,
    )
  }
  return { product: of('product'), reference: turns.some(({ enforcement }) => enforcement.reference !== null) ? of('reference') : null }
}

function circumstancesOf(testbed: Testbed, run: RunRecord, turns: readonly Turn[], finished: Date): Omit<Circumstances, 'oracles'> {
  const references = turns.flatMap(({ load }) => load.reference ?? [])
  return {
    started: (run.startedAt ?? finished).toISOString(),
    finished: finished.toISOString(),
    resumed: run.resumed,
    workers: turns.reduce((sum, { threads }) => sum + threads, 0) || testbed.threads,
    folder: '.',
    enforcement: enforcementOf(turns),
    load: { product: joinLoads(turns.map(({ load }) => load.product)), reference: references.length === 0 ? null : joinLoads(references) },
    ...testbed.machine(),
  }
}

/** Keeps what a run came to: its files, its row, the news of it. */
async function keepEvidence(
  { database, files: store, now }: House,
  run: RunRecord,
  concluded: ConcludedRun & { signer: string },
): Promise<void> {
  const { files, verdict, cases, evidenceDigest, signer } = concluded
  const plan = JSON.parse(run.plan) as LockedPlan
  const kept = new Map<string, { readonly sha256: string; readonly size: number }>()
  for (const [name, bytes] of files) kept.set(name, await store.keep(bytes))
  const bundle = await store.keep(zipFiles(files))
  const { title, bench, product } = plan
  await database.sql.transaction().execute(async (transaction) => {
    // Of two that concluded the same run, as after a lease that ran out, one is kept.
    const { rows } = await sql`
      update run set state = 'finished', finished_at = ${now()}, holder = null where id = ${run.id} and state = 'concluding'
      returning id`.execute(transaction)
    if (rows.length === 0) return
    const evidence = await insertEvidence(transaction, {
      study: run.study,
      run: run.id,
      title,
      bench: bench.name,
      product: product.name,
      version: product.version,
      manufacturer: product.manufacturer,
      verdict,
      cases,
      planDigest: run.planDigest,
      findingsDigest: digestOf(files.get('findings.json')!),
      evidenceDigest,
      signer,
      bundle,
      files: kept,
      madeAt: now(),
    })
    await sql`delete from run_batch where run = ${run.id}`.execute(transaction)
    await writeLine(transaction, run.id, 'line.finished', { digest: evidenceDigest.slice(0, 12) })
    if (run.person !== null)
      await notify(
        { database: transaction, now: now() },
        { person: run.person, kind: 'run.finished', values: { study: title, verdict }, link: `/evidence/${evidence}` },
      )
  })
}

/** Concludes a run: folds its outcomes, judges, makes and signs its evidence. Throws what ends the run. */
export async function conclude(testbed: Testbed, id: string, { house, signal }: { house: House; signal: AbortSignal }): Promise<void> {
  const sqlOf = house.database.sql
  const run = await runOf(sqlOf, id)
  if (run?.state !== 'concluding') return
  const plan = JSON.parse(run.plan) as LockedPlan
  const bench = testbed.benches.find(({ name }) => name === plan.bench.name)
  if (!bench) throw fail('RUN_BENCH_GONE', { bench: plan.bench.name })
  await writeLine(sqlOf, id, 'line.concluding', {})
  const concluded = await concludeRun(
    {
      plan,
      module: bench.module,
      lines: await linesOf(sqlOf, { run: id }),
      circumstances: circumstancesOf(testbed, run, await turnsOf(sqlOf, id), house.now()),
      languages: [run.language, ...languages.filter((language) => language !== run.language)],
      key: house.key,
    },
    signal,
  )
  await keepEvidence(house, run, { ...concluded, signer: house.key.keyid })
}

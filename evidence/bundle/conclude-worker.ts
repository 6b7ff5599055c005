/** The thread that concludes one run. */
import { parentPort, workerData } from 'node:worker_threads'
import { judge, loadBench, outcomesOfLines } from '@vitalbench/bench'
import { completeOutcomes } from '@vitalbench/kernel/bundle'
import { VitalbenchError } from '@vitalbench/kernel/errors'
import { runOracle } from '@vitalbench/kernel/oracle'
import type { ConcludedRun, FromConcluding, RunToConclude } from './conclude-run.ts'
import { makeEvidence } from './write-evidence.ts'

async function conclude({ plan, module, lines, circumstances, ...making }: RunToConclude): Promise<ConcludedRun> {
  const bench = await loadBench(module, plan.bench)
  const outcomes = completeOutcomes(outcomesOfLines(lines))
  const found = await bench.conclude(outcomes, plan.plan, plan)
  const findings = { ...found, ...judge(plan.criteria, found) }
  const oracles = bench.oracles.map(runOracle)
  const made = await makeEvidence({ ...making, plan, outcomes, findings, circumstances: { ...circumstances, oracles }, bench })
  return { ...made, verdict: findings.verdict, cases: outcomes.length }
}

const say = (message: FromConcluding): void => parentPort!.postMessage(message, [])

try {
  say({ concluded: await conclude(workerData as RunToConclude) })
} catch (error) {
  const known = error instanceof VitalbenchError ? error : null
  say({ error: { code: known?.code ?? null, message: (error as Error).message, cure: known?.cure ?? '' } })
}

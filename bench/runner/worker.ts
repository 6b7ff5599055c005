/** One worker: a lab with products of its own, in which cases are run one after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import { VitalbenchError } from '@vitalbench/kernel/errors'
import type { Bench, Lab } from '../contract.ts'
import { fail } from '../errors.ts'
import { journalLine } from './journal-line.ts'
import { createLab } from './lab.ts'
import { linkProducts } from './link-products.ts'
import { loadBench } from './load-bench.ts'
import type { FromWorker, Numbered, ToWorker, WorkerStart } from './messages.ts'
import { playingFrom } from './playback.ts'
import { runCase } from './run-case.ts'

const { plan, module, products, folder, hide, playback, isolation, current } = workerData as WorkerStart
const position = new Int32Array(current)
const stop = new AbortController()
const postEveryMs = 50

const say = (message: FromWorker): void => parentPort!.postMessage(message, [])
const log = (message: string): void => say({ type: 'log', message })

/** Runs a chunk; outcomes are sent at its end, and in between where it takes long. */
async function runChunk(cases: readonly Numbered[], { bench, lab }: { readonly bench: Bench; readonly lab: Lab }): Promise<void> {
  const began = performance.now()
  let sent = began
  let lines = ''
  for (const { index, case: case_, recorded } of cases) {
    if (stop.signal.aborted) break
    position[0] = index + 1
    const own = playback ? playingFrom(recorded, lab, { bench, plan }) : lab
    const outcome = await runCase(bench, case_, { plan: plan.plan, lab: own })
    position[0] = 0
    // What an aborted product answered is no outcome: the case runs again when the run goes on.
    if (stop.signal.aborted) break
    lines += journalLine(index, outcome)
    const now = performance.now()
    if (now - sent < postEveryMs) continue
    say({ type: 'outcomes', lines })
    lines = ''
    sent = now
  }
  if (lines !== '') say({ type: 'outcomes', lines })
  say({ type: 'done', msPerCase: (performance.now() - began) / cases.length })
}

async function start(): Promise<void> {
  const bench = await loadBench(module, plan.bench)
  const link = await linkProducts({
    plan,
    folder,
    hide,
    products,
    playback,
    isolation,
    controllers: bench.controllers,
    signal: stop.signal,
    log,
  })
  const lab = createLab({ plan, folder, ...link.ports, signal: stop.signal, log })
  const close = async (): Promise<void> => {
    stop.abort()
    await link.close()
    say({ type: 'closed', load: link.load() })
    process.exit(0)
  }
  parentPort!.on('message', (message: ToWorker) => {
    void (message.type === 'close' ? close() : runChunk(message.cases, { bench, lab }))
  })
  say({ type: 'ready', enforcement: link.enforcement })
}

try {
  await start()
} catch (error) {
  const known = error instanceof VitalbenchError ? error : fail('WORKER_FAILED', { reason: error instanceof Error ? error.message : error })
  say({ type: 'failed', code: known.code, message: known.message, cure: known.cure })
}

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { compactLoad, joinLoads, summariseLoad } from '../products/load.ts'
import { bench } from '../testing/coin.ts'
import { coinStudy, standInProducts } from '../testing/coin-study.ts'
import { outcomesDigest } from '../testing/outcomes-digest.ts'
import { countCases } from './case-source.ts'
import type { CaseRange } from './case-source.ts'
import type { Journal } from './journal.ts'
import { outcomesOfLines } from './journal-line.ts'
import { createLab, noProduct } from './lab.ts'
import { openRun } from './open-run.ts'
import { runStudy } from './run-study.ts'

const plan = coinStudy({ plan: { coins: 90 } })
const options = { plan, bench, folder: '.', workers: 2, products: standInProducts }

const inMemory = (): Journal & { readonly lines: string[] } => {
  const lines: string[] = []
  return { outcomes: new Map(), append: async (text) => void lines.push(text), close: async () => {}, lines }
}

test('stretches of cases, in any order, have the outcomes of the whole run', async () => {
  const work = await mkdtemp(join(tmpdir(), 'vitalbench-stretch-'))
  const whole = await runStudy({ ...options, work })
  const open = openRun(options)
  const journals = await Promise.all(
    // One after the other, as a worker takes them.
    await [[60, Infinity] as CaseRange, [0, 25] as CaseRange, [25, 60] as CaseRange].reduce<Promise<readonly Journal[]>>(
      async (before, range) => {
        const done = await before
        const journal = inMemory()
        await open.run(journal, range)
        return [...done, journal]
      },
      Promise.resolve([]),
    ),
  )
  const { enforcement, loads } = await open.close()
  const outcomes = outcomesOfLines(journals.flatMap((journal) => (journal as ReturnType<typeof inMemory>).lines))
  assert.equal(outcomesDigest(outcomes), outcomesDigest(whole.outcomes))
  assert.equal(enforcement.product.length, 1)
  assert.equal(
    loads.reduce((sum, { product }) => sum + product.latenciesMs.length, 0),
    90,
  )
  await rm(work, { recursive: true })
})

test('a stretch beyond the end has no cases', async () => {
  const open = openRun(options)
  const journal = inMemory()
  assert.equal((await open.run(journal, [200, 300])).size, 0)
  await open.close()
})

test('cases are counted as the bench says, by listing them, and no further than asked', async () => {
  const lab = createLab({ plan, folder: '.', product: noProduct, reference: null, signal: new AbortController().signal, log: () => {} })
  const said = plan.plan as { coins: number; throws: number }
  assert.equal(await countCases(bench, { plan: said, lab }), 90)
  assert.equal(await countCases({ ...bench, count: undefined }, { plan: said, lab }), 90)
  assert.equal(await countCases({ ...bench, count: undefined }, { plan: said, lab, most: 89 }), null)
})

const latencies = (from: number): Float64Array => Float64Array.from({ length: 501 }, (_, k) => from + k * 0.37)

test('compacted loads of two workers join to what all calls together say, within half a percent', () => {
  const loads = [
    { latenciesMs: latencies(0.5), peakMemoryMiB: 40 },
    { latenciesMs: latencies(90), peakMemoryMiB: null },
  ]
  const exact = summariseLoad(loads)!
  const joined = joinLoads(loads.map((load) => compactLoad([load])))!
  assert.equal(joined.calls, exact.calls)
  assert.equal(joined.maxMs, exact.maxMs)
  assert.equal(joined.peakMemoryMiB, 40)
  for (const key of ['medianMs', 'p95Ms'] as const) assert.ok(Math.abs(joined[key] / exact[key] - 1) < 0.0051, key)
  assert.equal(joinLoads([]), null)
})

test('a case without an outcome and a damaged line are named', () => {
  assert.throws(() => outcomesOfLines(['00000000 0 {}\n']), /damaged/)
})

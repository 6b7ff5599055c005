import assert from 'node:assert/strict'
import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { hex, sha256 as computeSha256 } from '@vitalbench/kernel/seal'
import type { Outcome } from '../contract.ts'
import { bench as coin } from '../testing/coin.ts'
import { coinStudy, standInProducts } from '../testing/coin-study.ts'
import { bench as fragile } from '../testing/fragile.ts'
import { outcomesDigest } from '../testing/outcomes-digest.ts'
import { journalLine } from './journal-line.ts'
import { createLab, noProduct } from './lab.ts'
import type { RunOptions, RunProgress } from './run.ts'
import { runStudy } from './run-study.ts'

let work = ''
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'vitalbench-run-'))
})
afterEach(() => rm(work, { recursive: true }))

const run = (options: Partial<RunOptions> & { readonly plan: RunOptions['plan'] }) =>
  runStudy({ bench: coin, folder: '.', work, workers: 1, products: standInProducts, ...options })

const broken = (breaks: Readonly<Record<string, string>>, options: Partial<RunOptions> = {}) =>
  run({ bench: fragile, plan: coinStudy({ bench: 'fragile', plan: { coins: 30, breaks } }), ...options })

const statuses = (outcomes: readonly Outcome[]) =>
  Object.fromEntries(outcomes.filter(({ status }) => status !== 'ok').map((each) => [each.case, each.reason]))

describe('the outcomes do not depend on the number of workers', () => {
  const digests: string[] = []
  for (const workers of [1, 2, 4])
    test(`${workers} workers`, async () => {
      const { outcomes, circumstances } = await run({ plan: coinStudy({ plan: { coins: 2000 } }), workers })
      assert.deepEqual(
        [outcomes.length, outcomes[1999].case, circumstances.workers, circumstances.load.product?.calls],
        [2000, 'coin-001999', workers, 2000],
      )
      digests.push(outcomesDigest(outcomes))
      assert.equal(digests.at(-1), digests[0])
    })
})

test('a finished run is not run again', async () => {
  const plan = coinStudy()
  const first = await run({ plan })
  const second = await run({ plan })
  assert.equal(second.circumstances.resumed, 40)
  assert.equal(second.circumstances.load.product, null)
  assert.deepEqual(second.outcomes, first.outcomes)
})

test('a case in which the bench breaks has an error outcome, and so has one that a worker dies of twice', async () => {
  const log: string[] = []
  const { outcomes } = await broken(
    { 'coin-000003': 'throws', 'coin-000007': 'exits', 'coin-000029': 'throws later' },
    { workers: 2, log: (message) => log.push(message) },
  )
  assert.deepEqual(statuses(outcomes), {
    'coin-000003': 'the bench broke',
    'coin-000007': 'the worker died: the worker ended with code 7',
    'coin-000029': 'the worker died: the bench broke later',
  })
  assert.equal(outcomes.length, 30)
  assert.equal(log.filter((message) => message.startsWith('a worker died')).length, 4)
})

describe('a dry run', () => {
  test('refuses a product that answers none of the first cases, and leaves nothing behind', async () => {
    const plan = coinStudy({ product: 'never answers' })
    const refused = run({ plan })
    await assert.rejects(refused, {
      code: 'PRODUCT_DRY_RUN_FAILED',
      message: /coin-000000 late \(no answer within 10 s\); coin-000001 late/,
    })
    await assert.rejects(run({ plan }), { code: 'PRODUCT_DRY_RUN_FAILED' })
    const { outcomes } = await run({ plan, dryRun: 0 })
    assert.ok(outcomes.length === 40 && outcomes.every(({ status }) => status === 'late'))
  })
  test('goes on where one of them is answered', async () => {
    const { outcomes } = await broken({ 'coin-000000': 'throws' })
    assert.deepEqual(Object.keys(statuses(outcomes)), ['coin-000000'])
  })
})

describe('a run that is stopped', () => {
  for (const [what, options] of [
    ['while products are slow', { plan: coinStudy({ product: 'slow frequency', plan: { coins: 500 } }), workers: 2 }],
    [
      'while a bench loops for ever',
      { bench: fragile, plan: coinStudy({ bench: 'fragile', plan: { breaks: { 'coin-000005': 'loops' } } }) },
    ],
  ] as const)
    test(`ends within a second ${what}`, async () => {
      const stop = new AbortController()
      let asked = 0
      setTimeout(() => {
        asked = performance.now()
        stop.abort()
      }, 600)
      await assert.rejects(run({ ...options, signal: stop.signal }), { code: 'RUN_STOPPED' })
      assert.ok(performance.now() - asked < 1000, `${performance.now() - asked} ms`)
      assert.deepEqual(await readdir(work), ['journal'])
    })

  test('goes on from its journal and ends with the same outcomes', async () => {
    const plan = coinStudy({ product: 'slow frequency', plan: { coins: 40 } })
    const stop = new AbortController()
    const onProgress = ({ done }: RunProgress) => done >= 12 && stop.abort()
    await assert.rejects(run({ plan, signal: stop.signal, onProgress }), { code: 'RUN_STOPPED' })
    const rest = await run({ plan, workers: 2 })
    assert.ok(rest.circumstances.resumed >= 12 && rest.circumstances.resumed < 40)
    await rm(work, { recursive: true })
    assert.deepEqual(rest.outcomes, (await run({ plan, workers: 4 })).outcomes)
  })

  test('before it starts does nothing', async () => {
    await assert.rejects(run({ plan: coinStudy(), signal: AbortSignal.abort() }), { code: 'RUN_STOPPED' })
  })
})

test('a folder takes one run at a time, and one plan', async () => {
  const plan = coinStudy({ product: 'slow frequency', plan: { coins: 30 } })
  const first = run({ plan })
  await new Promise((resolve) => setTimeout(resolve, 100))
  await assert.rejects(run({ plan }), { code: 'RUN_IN_PROGRESS' })
  await first
  await assert.rejects(run({ plan: coinStudy() }), { code: 'JOURNAL_OTHER_PLAN' })
})

test('progress is told seldom, with the time left', async () => {
  const told: RunProgress[] = []
  const began = performance.now()
  await run({
    plan: coinStudy({ product: 'slow frequency', plan: { coins: 60 } }),
    workers: 2,
    onProgress: (progress) => told.push(progress),
  })
  const seconds = (performance.now() - began) / 1000
  assert.ok(told.length >= 4 && told.length <= 10 * seconds + 2, `${told.length} in ${seconds} s`)
  assert.ok(told.every(({ done }, i) => i === 0 || done >= told[i - 1].done))
  const { casesPerSecond, ...last } = told.at(-1)!
  assert.deepEqual(last, { done: 60, total: 60, failed: 0, secondsLeft: 0 })
  assert.ok(casesPerSecond > 40 && casesPerSecond < 110, String(casesPerSecond))
  const half = told.find(({ done }) => done >= 25)!
  assert.ok(half.secondsLeft! > 0.2 && half.secondsLeft! < 1.5, String(half.secondsLeft))
})

test('a journal whose cases the bench does not list any more is refused', async () => {
  const plan = coinStudy({ plan: { coins: 5 } })
  await run({ plan })
  const outcome: Outcome = { case: 'coin-000009', status: 'ok', reason: null, values: {} }
  await appendFile(join(work, 'journal'), journalLine(9, outcome))
  await assert.rejects(run({ plan }), { code: 'JOURNAL_CASE_DIFFERS' })
  await appendFile(join(work, 'journal'), journalLine(3, outcome))
  await assert.rejects(run({ plan }), {
    code: 'JOURNAL_CASE_DIFFERS',
    message: /case 3 is "coin-000003", but the journal has "coin-000009"/,
  })
})

test('a product that cannot be linked, or a bench of another version, is said at once', async () => {
  await assert.rejects(run({ plan: coinStudy({ product: 'unknown' }) }), { code: 'WORKER_FAILED', message: /no product "unknown"/ })
  const newer = { ...coinStudy(), bench: { name: 'coin', version: '2.0.0' } }
  await assert.rejects(run({ plan: newer, work: join(work, 'newer') }), { code: 'BENCH_MODULE_WRONG', message: /no bench "coin" 2\.0\.0/ })
})

describe('the lab', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitalbench-lab-'))
    await writeFile(join(folder, 'data.csv'), 'a\n1\n')
  })
  after(() => rm(folder, { recursive: true }))

  test('reads what the plan locks, unchanged, and nothing else', async () => {
    const sha256 = '0'.repeat(64)
    const plan = { ...coinStudy(), files: [{ path: 'data.csv', sha256 }] }
    const lab = createLab({ plan, folder, product: noProduct, reference: null, signal: new AbortController().signal, log: () => {} })
    await assert.rejects(lab.data.read('other.csv'), { code: 'DATA_NOT_PERMITTED' })
    await assert.rejects(lab.data.read('data.csv'), { code: 'DATA_CHANGED' })
    const actual = hex(computeSha256(new TextEncoder().encode('a\n1\n')))
    const right = createLab({
      plan: { ...plan, files: [{ path: 'data.csv', sha256: actual }] },
      folder,
      product: noProduct,
      reference: null,
      signal: lab.signal,
      log: lab.log,
    })
    assert.equal(new TextDecoder().decode(await right.data.read('data.csv')), 'a\n1\n')
  })
})

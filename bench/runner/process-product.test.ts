import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { bench as coin } from '../testing/coin.ts'
import { coinStudy, standInProducts } from '../testing/coin-study.ts'
import { bench as fragile } from '../testing/fragile.ts'
import { runStudy } from './run-study.ts'

const folder = fileURLToPath(new URL('../testing', import.meta.url))
const missing = ['python3', 'ps'].find((name) => spawnSync(name, ['--version']).status !== 0)
const skip = missing === undefined ? false : `there is no ${missing} on this machine`

const withProcess = (study: ReturnType<typeof coinStudy>): ReturnType<typeof coinStudy> => {
  const sha256 = createHash('sha256')
    .update(readFileSync(join(folder, 'frequency.py')))
    .digest('hex')
  const artefact = { link: 'process', command: ['python3', 'frequency.py'], files: [{ path: 'frequency.py', sha256 }] } as const
  return { ...study, product: { ...study.product, artefact } }
}

const running = (): readonly string[] =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('frequency.py'))

let work = ''
before(async () => {
  work = await mkdtemp(join(tmpdir(), 'vitalbench-process-'))
})
after(() => rm(work, { recursive: true }))

test('a product in a process of its own has the outcomes of the same product in the worker', { skip }, async () => {
  const plan = coinStudy({ plan: { coins: 200 } })
  const inside = await runStudy({ plan, bench: coin, folder, work: join(work, 'inside'), workers: 1, products: standInProducts })
  const outside = await runStudy({ plan: withProcess(plan), bench: coin, folder, work: join(work, 'outside'), workers: 2 })
  assert.deepEqual(outside.outcomes, inside.outcomes)
  assert.equal(outside.circumstances.load.product?.calls, 200)
  assert.ok(outside.circumstances.enforcement.product.some(({ what, enforced }) => what === 'time' && enforced))
})

test('no process is left of a worker that died or had to be ended by force', { skip }, async () => {
  const breaks = { 'coin-000003': 'exits', 'coin-000005': 'loops' }
  const plan = withProcess(coinStudy({ bench: 'fragile', plan: { coins: 10, breaks } }))
  const stop = new AbortController()
  const stuck = runStudy({
    plan,
    bench: fragile,
    folder,
    work: join(work, 'stuck'),
    workers: 1,
    signal: stop.signal,
    // The fifth case is answered, the sixth loops.
    onProgress: ({ done }) => done >= 5 && setTimeout(() => stop.abort(), 200),
  })
  await assert.rejects(stuck, { code: 'RUN_STOPPED' })
  let left = running()
  for (let wait = 0; wait < 30 && left.length > 0; wait++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    left = running()
  }
  assert.deepEqual(left, [])
})

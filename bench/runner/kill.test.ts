import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { stream } from '@vitalbench/kernel/numbers'

const program = fileURLToPath(new URL('../testing/run-coins.ts', import.meta.url))
const plan = JSON.stringify({ coins: 300, throws: 50 })
const chains = 2
const killsOfChain = 10

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitalbench-kill-'))
})
after(() => rm(folder, { recursive: true }))

/** When a run is killed: so long after its start, or after its first outcomes. */
interface Moment {
  readonly after: 'start' | 'outcomes'
  readonly ms: number
}

/** Runs to the end, or to its moment; digest and number of resumed cases, null if it was killed before. */
async function coins(work: string, workers: number, moment?: Moment): Promise<readonly [digest: string, resumed: number] | null> {
  const args = [program, join(folder, work), String(workers), plan, 'slow frequency']
  // Compiled code is kept between the runs, which halves the time that a run takes to begin.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const kill = () => setTimeout(() => child.kill('SIGKILL'), moment?.ms)
  if (moment?.after === 'start') kill()
  let out = ''
  child.stdout.on('data', (text: Buffer) => {
    if (out === '' && moment?.after === 'outcomes') kill()
    out += text.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code === null) return null
  assert.equal(code, 0)
  const [digest, resumed] = out.trim().split('\n').at(-1)!.split(' ')
  return [digest, Number(resumed)]
}

/** Kills one run again and again, mostly while it writes outcomes, and lets it end. */
async function killedAndContinued(chain: string): Promise<readonly [string, number]> {
  const draw = stream('kill -9', chain)
  for (let kill = 0; kill < killsOfChain; kill++) {
    const moment: Moment = kill % 4 === 3 ? { after: 'start', ms: draw.integer(300) } : { after: 'outcomes', ms: draw.integer(120) }
    assert.equal(await coins(chain, 1 + draw.integer(3), moment), null, 'it was killed before its end')
  }
  return (await coins(chain, 2))!
}

test(`killed at ${chains * killsOfChain} moments and continued, a run has the outcomes of one that was left alone`, async () => {
  const [whole] = (await coins('whole', 8))!
  const killed = await Promise.all(Array.from({ length: chains }, (_, chain) => killedAndContinued(`chain ${chain}`)))
  for (const [digest, resumed] of killed) {
    assert.equal(digest, whole)
    assert.ok(resumed >= killsOfChain / 2 && resumed < 300, `${resumed} cases were resumed`)
  }
})

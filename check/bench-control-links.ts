/**
 * `npm run bench:control-links [decisions]`: decisions a second of the example controller over every link, as a bench sees them, all in turn,
 * five times; and steps a second of the FMU inside its host, beside its analytic course. Every link has to end with the same chain.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OpenProduct } from '../bench/products/open-product.ts'
import { loadFmu } from '../bench/products/session/host/fmu.ts'
import { compileLibrary, exampleFmu, freshFolder, has, noCompiler } from '../bench/products/session/testing/compile.ts'
import { glucose } from '../bench/products/session/testing/drive.ts'
import { clients, openController, openFile, openProgram } from '../bench/products/session/testing/open-controller.ts'
import { pidOpening } from '../bench/products/session/testing/pid.ts'
import { root } from './files.ts'

const self = fileURLToPath(import.meta.url)
const period = 225

/** Steps a second of an FMU in this process, and whether all of them are on the analytic course. */
function measureInHost(fmu: string, scratch: string): { readonly stepsPerSecond: number; readonly exact: boolean } {
  const hosted = loadFmu(fmu, { ...pidOpening.contract, periodSeconds: period }, scratch)
  const [inputs, outputs] = [Float64Array.of(142), new Float64Array(1)]
  let exact = true
  const rates = Array.from({ length: 7 }, () => {
    hosted.reset({ weight: 1 / 16 })
    const steps = 200_000
    const course = new Float64Array(steps)
    const began = performance.now()
    for (let k = 0; k < steps; k += 1) {
      hosted.step(k * period, inputs, outputs)
      course[k] = outputs[0]
    }
    const seconds = (performance.now() - began) / 1000
    // 32 mg/dL above the target for a sixteenth of an hour a step; a sixteenth of a kilogram keeps it below the limit.
    exact &&= course.every((rate, k) => rate === (2.5e-4 * 32 + 6.25e-5 * 2 * (k + 1)) / 16)
    return steps / seconds
  })
  return { stepsPerSecond: rates.toSorted((a, b) => a - b)[3], exact }
}

interface Linked {
  readonly link: string
  readonly decisions: number
  readonly open: () => Promise<OpenProduct>
}

async function address(link: 'http' | 'websocket'): Promise<{ readonly url: string; readonly stop: () => void }> {
  const server = spawn(process.execPath, [join(root, 'check/control-server.ts'), link], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve) => server.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString().trim())))
  return { url, stop: () => void server.kill() }
}

const shown = Array.from({ length: 288 }, (_, index) => Float64Array.from(glucose(index)))

/** Seconds for so many decisions of one session. */
async function measure(product: OpenProduct, decisions: number): Promise<number> {
  const session = await product.session(pidOpening)
  const outputs = new Float64Array(1)
  const began = performance.now()
  for (let k = 0; k < decisions; k += 1) {
    const asked = session.step(k, k * 300, shown[k % 288], outputs)
    const failure = asked instanceof Promise ? await asked : asked
    if (failure) throw new Error(`${failure.status}: ${failure.reason}`)
  }
  const seconds = (performance.now() - began) / 1000
  await session.end()
  return seconds
}

/** The chain of a session of 1,000 decisions. */
async function chainOf(product: OpenProduct): Promise<string> {
  const session = await product.session(pidOpening)
  const outputs = new Float64Array(1)
  for (let k = 0; k < 1000; k += 1) await session.step(k, k * 300, shown[k % 288], outputs)
  return (await session.end()).chain
}

const file = (link: 'library' | 'fmu' | 'wasm' | 'in-process', path: string) => () => openFile(link, path)

async function compare(folder: string): Promise<boolean> {
  const servers = await Promise.all([address('websocket'), address('http')])
  const decisions = Number(process.argv[2] ?? 20_000)
  const module = join(root, 'bench/products/session/testing/pid-module.ts')
  const links: readonly Linked[] = [
    { link: 'in-process', decisions: 50 * decisions, open: file('in-process', module) },
    ...(noCompiler
      ? []
      : [
          { link: 'library (C)', decisions, open: file('library', compileLibrary(join(clients, 'c/pid.c'), folder, 'pid')) },
          { link: 'fmu (FMI 3.0)', decisions, open: file('fmu', exampleFmu(folder)) },
        ]),
    { link: 'wasm', decisions, open: file('wasm', join(clients, 'c/pid.wasm')) },
    ...(has('python3')
      ? [
          {
            link: 'process (Python)',
            decisions,
            open: () => openProgram(join(clients, 'python'), ['python3', 'pid.py'], ['pid.py', 'vitalbench.py']),
          },
        ]
      : []),
    { link: 'websocket (Node)', decisions, open: () => openController({ link: 'websocket', url: servers[0].url }) },
    { link: 'http (Node)', decisions: decisions / 4, open: () => openController({ link: 'http', url: servers[1].url }) },
  ]
  const opened = await Promise.all(links.map(async (each) => ({ ...each, product: await each.open(), rates: [] as number[] })))
  const chains = await Promise.all(opened.map(({ product }) => chainOf(product)))
  for (const { product, decisions } of opened) await measure(product, decisions)
  for (let round = 0; round < 5; round += 1)
    for (const { product, decisions, rates } of opened) rates.push(decisions / (await measure(product, decisions)))
  const rows = opened.map(({ link, rates, product }, index) => {
    const sorted = rates.toSorted((a, b) => a - b)
    return {
      link,
      'decisions/s, median': Math.round(sorted[2]).toLocaleString('en'),
      least: Math.round(sorted[0]).toLocaleString('en'),
      most: Math.round(sorted[4]).toLocaleString('en'),
      'same chain': chains[index] === chains[0] ? 'yes' : 'NO',
      sandbox: product.enforcement.filter(({ enforced }) => enforced).length + '/6',
    }
  })
  console.table(rows)
  for (const { product } of opened) await product.close()
  for (const { stop } of servers) stop()
  return chains.every((chain) => chain === chains[0])
}

const folder = freshFolder()
try {
  if (process.argv[2] === 'in-host') console.log(JSON.stringify(measureInHost(process.argv[3], folder)))
  else {
    console.log(
      `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, controller ${createHash('sha256')
        .update(readFileSync(join(clients, 'c/pid.c')))
        .digest('hex')
        .slice(0, 12)}`,
    )
    let same = await compare(folder)
    if (noCompiler) console.log(`without library and FMU: ${noCompiler}`)
    else {
      const { stdout } = spawnSync(process.execPath, [self, 'in-host', exampleFmu(folder)], { encoding: 'utf8' })
      const { stepsPerSecond, exact } = JSON.parse(stdout) as ReturnType<typeof measureInHost>
      console.log(
        `FMU inside its host: ${Math.round(stepsPerSecond).toLocaleString('en')} steps/s (set, step, get); analytic course: ${exact ? 'equal' : 'NOT EQUAL'}`,
      )
      same &&= exact
    }
    if (!same) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true })
}

/** `npm run bench:statistics [rows …]`: our statistics beside numpy/scikit-learn and R's pROC, on the same data, in turn, one thread each. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { stream } from '@vitalbench/kernel/numbers'
import type { ScoredCases } from '@vitalbench/kernel/statistics'
import { auroc, aurocBootstrap } from '@vitalbench/kernel/statistics'
import type { Peer, Timed } from './peers/peer.ts'
import { startPeer } from './peers/peer.ts'

const asked = process.argv.slice(2).map(Number)
const sizes = asked.length > 0 ? asked : [10_000, 100_000, 1_000_000]
const replicates = 2000

const simulate = (rows: number): ScoredCases => {
  const random = stream('bench-statistics', String(rows))
  const labels = Uint8Array.from({ length: rows }, () => (random.double() < 0.3 ? 1 : 0))
  return { labels, scores: Float64Array.from(labels, (label) => random.normal() + label) }
}

interface Task {
  readonly title: string
  readonly line: string
  readonly calls: number
  readonly ours: () => readonly [number, number]
  /** Whether a peer's two numbers agree with ours. */
  readonly agrees: (ours: Timed, theirs: Timed) => boolean
  readonly repetitions: (peer: string) => number
  readonly warmUps: number
}

const milliseconds = ({ ours, calls }: Task): Timed => {
  const wall = performance.now()
  const cpu = process.cpuUsage()
  let found = ours()
  for (let call = 1; call < calls; call += 1) found = ours()
  const spent = process.cpuUsage(cpu)
  const [first, second] = found
  return { wall: (performance.now() - wall) / calls, cpu: (spent.user + spent.system) / 1000 / calls, first, second }
}

const folder = mkdtempSync(join(tmpdir(), 'vitalbench-statistics-'))

/** Calls in a row that are timed together, so that a task of a fraction of a millisecond is not the time of waking up. */
const callsInARow = (rows: number) => Math.max(1, Math.round(200_000 / rows))

const delongTask = (rows: number, cases: ScoredCases): Task => ({
  title: `AUROC with DeLong interval, ${rows.toLocaleString('en')} cases, mean of ${callsInARow(rows)} call(s) in a row`,
  line: `delong ${folder} ${rows} ${callsInARow(rows)}`,
  calls: callsInARow(rows),
  ours: () => {
    const { value, standardError } = auroc(cases)
    return [value ?? NaN, standardError ?? NaN]
  },
  agrees: (ours, theirs) => Math.abs(ours.first / theirs.first - 1) < 1e-12 && Math.abs(ours.second / theirs.second - 1) < 1e-8,
  repetitions: (peer) => (peer !== 'ours' && rows > 500_000 ? 7 : 31),
  warmUps: Math.max(2, Math.min(10, 2e6 / rows)),
})

const bootstrapTask = (rows: number, cases: ScoredCases): Task => ({
  title: `${replicates.toLocaleString('en')} stratified bootstraps of AUROC, ${rows.toLocaleString('en')} cases`,
  calls: 1,
  line: `bootstrap ${folder} ${rows} ${replicates}`,
  ours: () => {
    const { interval } = aurocBootstrap(cases, { stream: stream('bench-statistics', 'bootstrap'), replicates })
    return [interval?.low ?? NaN, interval?.high ?? NaN]
  },
  // Limits of 2,000 replicates carry a Monte Carlo error of about 2.5 % of the width.
  agrees: (ours, theirs) => {
    const width = ours.second - ours.first
    return Math.abs(ours.first - theirs.first) < width / 8 && Math.abs(ours.second - theirs.second) < width / 8
  },
  repetitions: (peer) => (peer === 'ours' ? 7 : 3),
  warmUps: 0,
})

const least = (values: readonly number[]) => Math.min(...values)
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]
const cell = (value: number, digits = 2) => (value >= 100 ? value.toFixed(0) : value.toFixed(digits))

/** Warm-up and agreement first, then all programs in turn, round by round. */
async function compare(task: Task, peers: readonly Peer[]): Promise<boolean> {
  const runners = [
    { name: 'vitalbench', most: task.repetitions('ours'), run: async () => milliseconds(task) },
    ...peers.map((peer) => ({ name: peer.name, most: task.repetitions(peer.name), run: () => peer.ask(task.line) })),
  ]
  const first: Timed[] = []
  for (const { run } of runners) first.push(await run())
  for (let warm = 0; warm < task.warmUps; warm += 1) for (const { run } of runners) await run()
  const agreed = first.map((theirs) => task.agrees(first[0], theirs))
  const times: Timed[][] = runners.map(() => [])
  for (let round = 0; round < runners[0].most; round += 1)
    for (const [index, { most, run }] of runners.entries()) if (round < most) times[index].push(await run())

  console.log(`\n${task.title}`)
  const ours = median(times[0].map(({ wall }) => wall))
  const rows = runners.flatMap(({ name }, index) => {
    const wall = times[index].map((time) => time.wall)
    const row = (program: string, values: readonly number[], cpu: string) => ({
      program,
      'min ms': cell(least(values)),
      'median ms': cell(median(values)),
      'median CPU ms': cpu,
      'times ours': cell(median(values) / ours, 1),
      runs: values.length,
      'same numbers': agreed[index] ? 'yes' : 'NO',
    })
    const inner = times[index].flatMap((time) => time.inner ?? [])
    return [
      row(name, wall, cell(median(times[index].map(({ cpu }) => cpu)))),
      ...(inner.length > 0 ? [row(`${name}, without roc()`, inner, '')] : []),
    ]
  })
  console.table(rows)
  return agreed.every(Boolean)
}

const peers = [
  await startPeer('scikit-learn and numpy', ['/usr/bin/python3', 'python3'], 'statistics.py'),
  await startPeer('pROC', ['Rscript'], 'statistics.R'),
].filter((peer) => peer !== null)
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, one thread each`)

let agreed = true
try {
  for (const rows of sizes) {
    const cases = simulate(rows)
    writeFileSync(join(folder, `labels-${rows}.u8`), cases.labels)
    writeFileSync(join(folder, `scores-${rows}.f64`), new Uint8Array(cases.scores.buffer))
    agreed = (await compare(delongTask(rows, cases), peers)) && agreed
    if (rows <= 10_000) agreed = (await compare(bootstrapTask(rows, cases), peers)) && agreed
  }
} finally {
  for (const peer of peers) peer.stop()
  rmSync(folder, { recursive: true })
}
if (!agreed) {
  console.error('A peer disagrees with our numbers; see the column "same numbers".')
  process.exitCode = 1
}

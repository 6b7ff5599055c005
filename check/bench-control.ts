/**
 * `npm run bench:control [patients]`: virtual patient-days per second of processor time with meals, a sensor, a pump and a controller, beside
 * scipy's dopri5 on the same equations, commands and meals, in turn; and the error of both against a tight solution. Then whole studies with
 * one worker and with two, and a long one with the memory that it takes.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readStudy, runStudy } from '@vitalbench/bench'
import type { LockedPlan, Product } from '@vitalbench/bench'
import { stream } from '@vitalbench/kernel/numbers'
import { s2008 } from '@vitalbench/kernel/physiology'
import { openInProcess } from '../bench/products/session/in-process.ts'
import { bench } from '../benches/control/bench.ts'
import { plantOf } from '../benches/control/case.ts'
import { contractOf, toldContract } from '../benches/control/contract.ts'
import { controllers } from '../benches/control/controllers/controllers.ts'
import type { ControlPlan } from '../benches/control/plan.ts'
import { foodOf, mealsOf } from '../benches/control/plants/glucose-day.ts'
import type { GlucosePlan } from '../benches/control/plants/glucose-plan.ts'
import type { PlantPatient } from '../benches/control/plants/plant.ts'
import { runSession } from '../benches/control/session/run-session.ts'
import type { Ran } from '../benches/control/session/run-session.ts'
import { startPeer } from './peers/peer.ts'

const product = `
name: Basal rate and counted boluses
version: 1.0.0
manufacturer: Vitalbench examples
intendedPurpose: Comparison of speed.
artefact: { link: built-in, controller: basal-bolus }
contract:
  periodSeconds: 300
  inputs: [{ id: glucose, unit: mg/dL }, { id: meal, unit: g }]
  outputs: [{ id: insulin, unit: U/h, range: [0, 10] }, { id: bolus, unit: U, range: [0, 25], fallback: 0 }]
`

/** A study of so many patients and days, with so many sets of faults. Meals of 45, 70 and 80 g, as a peer runs them. */
const studyOf = (size: number, days: number, faults: number): string => `
format: vitalbench-study/1
study: speed
title: Speed
question: How many patient-days a second?
bench: control
seed: speed
product: product.yaml
limits: { secondsPerCase: 600, memoryMiB: 1024, isolation: where-available }
criteria: [{ id: range, text: In range, measure: timeInRange, atLeast: 1 }]
plan:
  patient: glucose
  cohort: { size: ${size}, model: s2008 }
  scenario:
    days: ${days}
    meals: [{ at: '07:00', grams: 45 }, { at: '12:00', grams: 70 }, { at: '18:00', grams: 80 }]
    mealJitterMinutes: 0
    mealJitterShare: 0
    sensitivitySwing: 0
  conditions: [${Array.from({ length: faults }, (_, i) => `{ name: fault-${i + 1}, faults: [{ kind: compression-low, fromMinutes: ${60 + 60 * i}, minutes: 45, everyMinutes: 1440 }] }`).join(', ')}]
`

async function lock(size: number, days: number, faults: number): Promise<LockedPlan> {
  const study = await readStudy(studyOf(size, days, faults), {
    bench: () => bench,
    read: async () => new TextEncoder().encode(product),
    software: { name: 'vitalbench', version: 'bench' },
  })
  if ('mistakes' in study) throw new Error(JSON.stringify(study.mistakes))
  return study.plan
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]
const spread = (values: readonly number[]): string => `${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)}`

/** Runs a day of a patient as the bench does: sense, show, decide, bound, deliver, advance. */
async function runDay(patient: PlantPatient, plan: ControlPlan, { product: declared }: { readonly product: Product }): Promise<Ran> {
  const contract = contractOf(declared)
  const plant = plantOf(plan)
  const opening = { contract: toldContract(contract), session: 'speed', patient: patient.view }
  return runSession(
    { plant, plan, patient, faults: [], contract, envelope: plant.envelope, stream: (name) => stream('speed', patient.id, name) },
    openInProcess(controllers['basal-bolus'], opening),
    new AbortController().signal,
  )
}

const size = Number(process.argv[2] ?? 20)
const rounds = 7
const folder = mkdtempSync(join(tmpdir(), 'vitalbench-control-'))
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} processors, Node ${process.version}`)

/** Commands and meals of a day minute by minute, for a program that has neither controller nor sensor. */
function taskOf(patient: PlantPatient, plan: ControlPlan, { trace }: Ran) {
  const meals = mealsOf(plan as unknown as GlucosePlan, stream('speed', patient.id, 'meals'))
  const minutes = trace.periodSeconds / 60
  const insulin = Array.from({ length: 1440 }, (_, minute) => {
    const row = Math.floor(minute / minutes) * trace.commands
    return trace.delivered[row] / 60 + trace.delivered[row + 1] / minutes
  })
  const { state } = s2008.open({ parameters: patient.parameters })
  return { parameters: patient.parameters, state: [...state], insulin, food: [...foodOf(meals, 1)] }
}

/** Largest error of glucose in mg/dL at the decisions of all days. */
const largestError = (found: (patient: number, minute: number) => number, tight: readonly (readonly number[])[]): number =>
  tight.reduce(
    (most, course, patient) =>
      course.reduce((more, value, minute) => (minute % 5 === 4 ? Math.max(more, Math.abs(found(patient, minute) - value)) : more), most),
    0,
  )

/** Our patient-days a second of processor time, a peer's, and the errors of both. */
async function compareDays(): Promise<boolean> {
  const locked = await lock(size, 1, 0)
  const plan = locked.plan as ControlPlan
  const patients: PlantPatient[] = []
  for await (const patient of await plantOf(plan).patients(plan, 'speed', async () => new Uint8Array())) patients.push(patient)
  const runAll = async (): Promise<readonly Ran[]> => {
    const days: Ran[] = []
    for (const patient of patients) days.push(await runDay(patient, plan, locked))
    return days
  }
  const days = await runAll()
  const file = join(folder, 'days.json')
  writeFileSync(file, JSON.stringify(patients.map((patient, k) => taskOf(patient, plan, days[k]))))
  const peer = await startPeer('scipy', ['/usr/bin/python3', 'python3'], 'control.py')
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round < 20; round += 1) await runAll()
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage()
    for (let again = 0; again < 10; again += 1) await runAll()
    const { user, system } = process.cpuUsage(before)
    ours.push((10 * size * 1e6) / (user + system))
    if (peer) theirs.push((size * 1000) / (await peer.ask(`dopri5 ${file}`)).cpu)
  }
  const rate = median(ours)
  if (!peer) {
    console.log(`vitalbench: ${rate.toFixed(0)} patient-days per processor second (${spread(ours)})`)
    return rate >= 1000
  }
  await peer.ask(`tight ${file}`)
  peer.stop()
  const read = (what: string) => JSON.parse(readFileSync(`${file}.${what}`, 'utf8')) as readonly (readonly number[])[]
  const [tight, dopri5] = [read('tight'), read('dopri5')]
  const ourError = largestError((patient, minute) => {
    const { truth, observations } = days[patient].trace
    return truth[((minute + 1) / 5) * observations]
  }, tight)
  const theirError = largestError((patient, minute) => dopri5[patient][minute], tight)
  console.log(`\nS2008, a day with three meals, ${size} patients, median of ${rounds} rounds in turn`)
  console.table([
    {
      program: 'vitalbench: sensor, basal–bolus, pump, patient, trace',
      'patient-days per CPU second': rate.toFixed(0),
      range: spread(ours),
      'times ours': '1.0',
      'largest error, mg/dL': ourError.toExponential(1),
    },
    {
      program: 'scipy dopri5: the patient alone',
      'patient-days per CPU second': median(theirs).toFixed(2),
      range: theirs.map((each) => each.toFixed(2)).join(' '),
      'times ours': (median(theirs) / rate).toExponential(1),
      'largest error, mg/dL': theirError.toExponential(1),
    },
  ])
  return rate >= 1000 && ourError <= 0.01
}

/** Seconds of a whole study with its half step, and the largest resident memory in MiB meanwhile. */
async function timeStudy(plan: LockedPlan, workers: number): Promise<{ readonly seconds: number; readonly memory: readonly number[] }> {
  const work = mkdtempSync(join(folder, 'work-'))
  const memory: number[] = []
  const watch = setInterval(() => void memory.push(process.memoryUsage().rss / 2 ** 20), 500)
  const began = performance.now()
  const { signal } = new AbortController()
  await runStudy({ plan, bench, folder, work, workers, signal, hide: [], onProgress: () => {} })
  clearInterval(watch)
  return { seconds: (performance.now() - began) / 1000, memory }
}

/** What a second worker brings: the median of pairs in turn. The start of a worker, half a second, is within. */
async function compareWorkers(): Promise<boolean> {
  const plan = await lock(100, 42, 10)
  const [one, two]: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round += 1) {
    one.push((await timeStudy(plan, 1)).seconds)
    two.push((await timeStudy(plan, 2)).seconds)
  }
  const gain = median(one.map((seconds, round) => seconds / two[round]))
  console.log(`\n100 patients, 42 days, no fault and 10 faults, with half the step: 3 pairs`)
  console.log(`one worker ${median(one).toFixed(1)} s, two workers ${median(two).toFixed(1)} s, ${gain.toFixed(2)} times as fast`)
  return gain >= 1.8
}

/** A quarter of a year under ten faults. */
async function runLong(): Promise<void> {
  const { seconds, memory } = await timeStudy(await lock(100, 90, 10), 2)
  const at = (share: number): string => memory[Math.floor(share * (memory.length - 1))].toFixed(0)
  console.log(`\n100 patients, 90 days, no fault and 10 faults, with half the step, two workers: ${seconds.toFixed(0)} s`)
  console.log(`resident MiB at 10, 50, 90, 100 % of the run: ${[0.1, 0.5, 0.9, 1].map(at).join(', ')}`)
}

try {
  const fast = await compareDays()
  const spreads = await compareWorkers()
  await runLong()
  if (!fast) console.error('Below 1,000 patient-days per processor second, or an error above 0.01 mg/dL.')
  if (!spreads) console.error('Two workers are less than 1.8 times as fast as one.')
  if (!fast || !spreads) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}

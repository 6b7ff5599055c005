import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { runStudy } from '@vitalbench/bench'
import type { LockedPlan, Outcome } from '@vitalbench/bench'
import { readStudy } from '@vitalbench/bench/study'
import { bench } from '../bench.ts'

/** A program as the product of a small study: its files, where they are now, and how it is started. */
export interface ProgramStudy {
  readonly files: readonly string[]
  readonly command: readonly string[]
  readonly secondsPerCase?: number
  /** Keys of the plan beside those of the small study. */
  readonly plan?: object
}

const contract = {
  periodSeconds: 5,
  inputs: [
    { id: 'bis', unit: '1' },
    { id: 'target', unit: '1' },
  ],
  outputs: [{ id: 'propofol', unit: 'mg/min', range: [0, 200], fallback: 7 }],
}

const about = { version: '1', manufacturer: 'tests', intendedPurpose: 'Test, not for clinical use.', contract }

/** A study in a folder of its own: two patients under anaesthesia for 30 minutes, without faults and with the electrode off. */
export async function lockProgramStudy({ files, command, secondsPerCase = 20, plan }: ProgramStudy) {
  const folder = mkdtempSync(join(tmpdir(), 'vitalbench-control-'))
  const locked = files.map((file) => {
    copyFileSync(file, join(folder, basename(file)))
    return { path: basename(file), sha256: createHash('sha256').update(readFileSync(file)).digest('hex') }
  })
  const study = {
    format: 'vitalbench-study/1',
    study: 'program',
    title: 'A program as controller',
    question: 'What becomes of what it does?',
    bench: 'control',
    seed: 'program',
    product: { name: 'program', ...about, artefact: { link: 'process', command, files: locked } },
    reference: { name: 'reference', ...about, artefact: { link: 'built-in', controller: 'propofol-tci' } },
    limits: { secondsPerCase, memoryMiB: 512, isolation: 'where-available' },
    criteria: [{ measure: 'answered', atLeast: 0.5 }],
    plan: {
      patient: 'anaesthesia',
      cohort: { size: 2 },
      scenario: { minutes: 30, stimulus: 'step', stimulusFromMinutes: 18 },
      pump: { model: 'ideal' },
      conditions: [{ name: 'electrode-off', faults: [{ kind: 'electrode-off', fromMinutes: 10, minutes: 5 }] }],
      bootstrap: { replicates: 200 },
      ...plan,
    },
  }
  // A study file is YAML, and JSON is YAML.
  const text = JSON.stringify(study)
  writeFileSync(join(folder, 'study.yaml'), text)
  const read = await readStudy(text, {
    bench: () => bench,
    read: (path) => readFile(resolve(folder, path)),
    software: { name: 'vitalbench', version: 'test' },
  })
  if (!('plan' in read)) throw new Error(JSON.stringify(read.mistakes))
  return { folder, plan: read.plan }
}

/** Runs a locked study with one worker, the product at hand or played from recorded outcomes. */
export const runLocked = (
  { folder, plan }: { readonly folder: string; readonly plan: LockedPlan },
  recorded?: readonly Outcome[],
): ReturnType<typeof runStudy> =>
  runStudy({ plan, bench, folder, work: mkdtempSync(join(tmpdir(), 'vitalbench-work-')), workers: 1, dryRun: 0, recorded })

import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { judge, runStudy } from '@vitalbench/bench'
import type { Bench, Circumstances, Language } from '@vitalbench/bench'
import { planDigest } from '@vitalbench/bench/study'
import { completeOutcomes, defaultKeyPath, loadOrCreateKey, writeEvidence } from '@vitalbench/evidence'
import { runOracle } from '@vitalbench/kernel/oracle'
import { machine, softwareVersions } from './machine.ts'
import type { Output } from './output.ts'
import { showProgress } from './progress.ts'
import { stoppable } from './stoppable.ts'
import type { LockedStudy } from './study-file.ts'

/** How a study is run from the terminal. */
export interface RunOptions {
  readonly out: string
  readonly workers: number
  readonly languages: readonly Language[]
  readonly pdf: boolean
  readonly output: Output
}

/** Folder of the evidence of a plan: its study's name and the first 12 digits of its digest. */
export const evidenceFolder = (out: string, study: LockedStudy): string =>
  join(out, `${study.plan.study}-${planDigest(study.plan).slice(0, 12)}`)

/** Where and how a locked study is run to its findings. */
export interface FindingOptions extends Pick<RunOptions, 'out' | 'workers' | 'output'> {
  /** Folder of the journal; an interrupted run goes on from it. */
  readonly work: string
}

/** Runs a locked study to its outcomes and its judged findings; nothing but its journal is written. */
export async function runToFindings({ plan, folder }: LockedStudy, bench: Bench, { out, work, workers, output }: FindingOptions) {
  const hide = [out, defaultKeyPath()]
  const ran = await stoppable((signal) => runStudy({ plan, bench, folder, work, workers, signal, hide, onProgress: showProgress(output) }))
  output.progress('concluding …')
  const outcomes = completeOutcomes(ran.outcomes)
  const found = await bench.conclude(outcomes, plan.plan, plan)
  return { ran, outcomes, findings: { ...found, ...judge(plan.criteria, found) } }
}

/** Runs a locked study and writes its signed evidence; an interrupted run of the same plan is continued. */
export async function runToEvidence(study: LockedStudy, bench: Bench, options: RunOptions): Promise<string> {
  const { plan, folder } = study
  const { out, workers, output } = options
  const evidence = evidenceFolder(options.out, study)
  const work = `${evidence}.partial`
  const key = await loadOrCreateKey(defaultKeyPath())
  const { ran, outcomes, findings } = await runToFindings(study, bench, { out, work, workers, output })
  output.progress('running the oracles …')
  const circumstances: Circumstances = {
    ...ran.circumstances,
    folder: relative(evidence, folder).replaceAll('\\', '/'),
    machine: machine(),
    software: softwareVersions(),
    oracles: bench.oracles.map(runOracle),
  }
  output.progress('writing the evidence …')
  await writeEvidence({
    folder: evidence,
    plan,
    outcomes,
    findings,
    circumstances,
    bench,
    languages: options.languages,
    key,
    pdf: options.pdf,
  })
  if (existsSync(work)) await rm(work, { recursive: true })
  output.progress('')
  return evidence
}

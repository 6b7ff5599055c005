import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { searchMildest } from '@vitalbench/bench'
import type { Bench, Dose, LockedPlan } from '@vitalbench/bench'
import { planDigest } from '@vitalbench/bench/study'
import { defaultKeyPath, loadOrCreateKey, readEvidence, verifyEvidence, writeSearch } from '@vitalbench/evidence'
import type { BracketEnd, RecordedProbe, SearchRecord } from '@vitalbench/evidence'
import { fail } from './errors.ts'
import { evidenceFolder, runToEvidence, runToFindings } from './run-study.ts'
import type { RunOptions } from './run-study.ts'
import type { LockedStudy } from './study-file.ts'

/** What is searched: a criterion of the study under the faults of a condition, down to a width of the bracket. */
export interface SearchTask {
  readonly criterion: string
  readonly condition: string
  readonly tolerance: number
}

/** The study at a dose, with the one criterion judged in the group of the condition. */
function lower(
  { plan, folder }: LockedStudy,
  bench: Bench,
  { task, dose }: { readonly task: SearchTask; readonly dose: Dose },
): LockedStudy {
  const at = bench.atDose?.(plan.plan, { ...dose, condition: task.condition })
  if (!at) throw fail('CLI_NO_SEARCH', { bench: bench.name })
  const criteria = plan.criteria.filter(({ id }) => id === task.criterion).map((criterion) => ({ ...criterion, group: at.group }))
  const locked: LockedPlan = { ...plan, criteria, plan: at.plan }
  return { plan: locked, folder }
}

/** Searches, writes the evidence of both ends of the bracket and the signed record into a folder, and gives the record. */
export async function searchStudy(
  study: LockedStudy,
  bench: Bench,
  { task, options }: { readonly task: SearchTask; readonly options: RunOptions },
): Promise<SearchRecord> {
  const { plan } = study
  const { out, output } = options
  if (!bench.faultsIn) throw fail('CLI_NO_SEARCH', { bench: bench.name })
  const criterion = plan.criteria.find(({ id }) => id === task.criterion)
  const criteria = plan.criteria.map(({ id }) => id).join(', ')
  if (!criterion) throw fail('CLI_CRITERION_UNKNOWN', { criterion: task.criterion, criteria })
  const faults = bench.faultsIn(plan.plan, task.condition)
  if (faults.length === 0) throw fail('CLI_CONDITION_UNKNOWN', { condition: task.condition })

  const works: string[] = []
  const recorded: RecordedProbe[] = []
  const probe = async (dose: Dose) => {
    const lowered = lower(study, bench, { task, dose })
    const work = `${evidenceFolder(out, lowered)}.partial`
    works.push(work)
    const { findings } = await runToFindings(lowered, bench, { ...options, work })
    const [{ verdict, measure: name, group }] = findings.criteria
    const found = findings.measures.find((measure) => measure.name === name && measure.group === group)
    const { unit = '1', value = null, n = 0, interval = null } = found ?? {}
    const measure = { name, group, unit, value, n, interval: interval && ([interval.low, interval.high] as const) }
    recorded.push({ ...dose, verdict, planDigest: planDigest(lowered.plan), measure })
    const kept = dose.kept.length === 0 ? 'no fault' : `${dose.kept.length} of ${faults.length} faults at ${dose.share}`
    output.progress('')
    output.line(`  ${verdict.toUpperCase().padEnd(12)} ${kept}: ${name} ${value === null ? '–' : Number(value.toPrecision(4))}`)
    return verdict
  }
  const endOf = async (kept: readonly number[], share: number): Promise<BracketEnd> => {
    const dose = { kept: share === 0 ? [] : kept, share }
    const lowered = lower(study, bench, { task, dose })
    const folder = evidenceFolder(out, lowered)
    if (!existsSync(folder)) await runToEvidence(lowered, bench, options)
    const { evidenceDigest } = await verifyEvidence(folder, { benches: [bench] })
    const [{ verdict }] = (await readEvidence(folder)).findings.criteria
    const words = bench.faultsIn?.(lowered.plan.plan, task.condition) ?? []
    return { share, faults: words, verdict, folder: basename(folder), evidenceDigest: evidenceDigest ?? '' }
  }

  const result = await searchMildest({ parts: faults.length, tolerance: task.tolerance, probe })
  const found = result.found === 'mildest' ? result : null
  const record: SearchRecord = {
    format: 'vitalbench-search/1',
    study: plan.study,
    planDigest: planDigest(plan),
    product: { name: plan.product.name, version: plan.product.version, manufacturer: plan.product.manufacturer },
    condition: task.condition,
    faults,
    criterion: { id: criterion.id, text: criterion.text, limit: criterion.limit, on: criterion.on },
    found: result.found,
    needed: found?.kept ?? null,
    monotone: found?.monotone ?? null,
    holds: found && (await endOf(found.kept, found.holds)),
    breaks: found && (await endOf(found.kept, found.breaks)),
    probes: recorded,
  }
  await writeSearch(out, record, await loadOrCreateKey(defaultKeyPath()))
  for (const work of works) if (existsSync(work)) await rm(work, { recursive: true })
  return record
}

/** Folder of a search: its study, and the first 12 digits of the digest of the study's plan, with criterion and condition. */
export const searchFolder = (out: string, { plan }: LockedStudy, { criterion, condition }: SearchTask): string =>
  join(out, `${plan.study}-search-${criterion}-${condition}-${planDigest(plan).slice(0, 12)}`)

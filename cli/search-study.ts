import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { searchMildest, studyAtDose } from '@vitalbench/bench'
import type { Bench, Dose, SearchTask } from '@vitalbench/bench'
import { planDigest } from '@vitalbench/bench/study'
import { concludeSearch, defaultKeyPath, loadOrCreateKey, probed, writeSearch } from '@vitalbench/evidence'
import type { EndEvidence, RecordedProbe, SearchRecord } from '@vitalbench/evidence'
import { fail } from './errors.ts'
import { evidenceFolder, runToEvidence, runToFindings } from './run-study.ts'
import type { RunOptions } from './run-study.ts'
import { ownEnd } from './search-end.ts'
import type { LockedStudy } from './study-file.ts'
import { kindsAt } from './search-text.ts'

/** Searches, writes the evidence of both ends of the bracket and the signed record into a folder, and gives the record. */
export async function searchStudy(
  study: LockedStudy,
  bench: Bench,
  { task, options }: { readonly task: SearchTask; readonly options: RunOptions },
): Promise<SearchRecord> {
  const { plan, folder } = study
  const { out, output } = options
  const faults = bench.faultsIn?.(plan.plan, task.condition) ?? []
  if (faults.length === 0) throw fail('CLI_CONDITION_UNKNOWN', { condition: task.condition })
  const key = await loadOrCreateKey(defaultKeyPath())
  const at = (dose: Dose): LockedStudy => {
    const lowered = studyAtDose(plan, bench, { ...dose, ...task })
    if (!lowered) throw fail('CLI_NO_SEARCH', { bench: bench.name })
    return { plan: lowered, folder }
  }

  const works: string[] = []
  const probes: RecordedProbe[] = []
  const probe = async (dose: Dose) => {
    const lowered = at(dose)
    const work = `${evidenceFolder(out, lowered)}.partial`
    works.push(work)
    const { findings } = await runToFindings(lowered, bench, { ...options, work })
    const found = { ...dose, ...probed(lowered.plan, findings) }
    probes.push(found)
    const { name, value } = found.measure
    output.progress('')
    output.line(
      `  ${found.verdict.toUpperCase().padEnd(12)} ${kindsAt(faults, dose)}: ${name} ${value === null ? '–' : Number(value.toPrecision(4))}`,
    )
    return found.verdict
  }
  const endOf = async (name: string, dose: Dose): Promise<EndEvidence> => {
    const end = join(out, name)
    if (!existsSync(end)) await runToEvidence(at(dose), bench, options)
    return ownEnd(end, { bench, keyid: key.keyid, probes })
  }

  await searchMildest({ parts: faults.length, tolerance: task.tolerance, probe })
  const record = await concludeSearch({ plan, task, bench, probes, endOf })
  await writeSearch(out, { plan, record, key })
  for (const work of works) if (existsSync(work)) await rm(work, { recursive: true })
  return record
}

/** Folder of a search: its study, and the first 12 digits of the digest of the study's plan, with criterion and condition. */
export const searchFolder = (out: string, { plan }: LockedStudy, { criterion, condition }: SearchTask): string =>
  join(out, `${plan.study}-search-${criterion}-${condition}-${planDigest(plan).slice(0, 12)}`)

import { judge, searchMildest, studyAtDose } from '@vitalbench/bench'
import type { Criterion, Dose, LockedPlan, Probe, SearchableBench, SearchTask } from '@vitalbench/bench'
import { planDigest } from '@vitalbench/bench/study'
import { bundleError, digestOf } from '@vitalbench/kernel/bundle'
import { evidenceJson } from '../bundle/evidence-json.ts'
import type { Evidence } from '../bundle/read-evidence.ts'
import type { JudgedFindings } from '../findings.ts'
import type { AffectedPatients, BracketEnd, RecordedProbe, SearchRecord } from './search-record.ts'

/** The evidence of one end of a bracket, and the name of its folder. */
export interface EndEvidence extends Pick<Evidence, 'plan' | 'outcomes' | 'findings'> {
  readonly folder: string
  readonly evidenceDigest: string
}

/** What a search is concluded from. */
export interface SearchParts {
  readonly plan: LockedPlan
  readonly task: SearchTask
  readonly bench: SearchableBench
  readonly probes: readonly RecordedProbe[]
  /** Reads the evidence of an end: of a dose, in a folder of the name that follows from its plan. */
  readonly endOf: (folder: string, dose: Dose) => Promise<EndEvidence>
}

/** What is recorded of a probe besides its dose. */
export function probed(plan: LockedPlan, findings: JudgedFindings): Omit<RecordedProbe, keyof Dose> {
  const [{ verdict, measure: name, group }] = findings.criteria
  const found = findings.measures.find((measure) => measure.name === name && measure.group === group)
  const { unit = '1', value = null, n = 0, interval = null } = found ?? {}
  const measure = { name, group, unit, value, n, interval: interval && ([interval.low, interval.high] as const) }
  return { verdict, planDigest: planDigest(plan), findingsDigest: digestOf(evidenceJson('findings.json', findings)), measure }
}

const worstShown = 5

function affectedBy({ outcomes, plan }: EndEvidence, criterion: Criterion, bench: SearchableBench): AffectedPatients | null {
  const patients = bench.mostAffected?.(outcomes, plan.plan as never, { name: criterion.measure, group: criterion.group }) ?? []
  if (patients.length === 0) return null
  const beyond = patients.filter(({ value }) => {
    const measure = { name: criterion.measure, group: criterion.group, unit: '1', value, interval: null, n: 1, method: 'one patient' }
    return judge([{ ...criterion, on: 'estimate' }], { measures: [measure], cases: {} }).verdict === 'fail'
  })
  return { n: patients.length, beyond: beyond.length, worst: patients.slice(0, worstShown) }
}

const isAt = (a: Dose, b: Dose): boolean => a.share === b.share && a.kept.join() === b.kept.join()

/**
 * The record of a search, all of it derived: the search is made again on the verdicts of its probes, every plan is lowered again, and both
 * ends are read from their evidence. So a verifier that calls this gets the signed record, or the record is false. Throws FILE_SHAPE.
 */
export async function concludeSearch({ plan, task, bench, probes, endOf }: SearchParts): Promise<SearchRecord> {
  const criterion = plan.criteria.find(({ id }) => id === task.criterion)
  if (!criterion) throw bundleError('FILE_SHAPE', { detail: `the study has no criterion "${task.criterion}"` })
  const faults = bench.faultsIn?.(plan.plan as never, task.condition) ?? []
  const at = (dose: Dose): LockedPlan => {
    const lowered = studyAtDose(plan, bench, { ...dose, ...task })
    if (!lowered) throw bundleError('FILE_SHAPE', { detail: `bench ${bench.name} knows no doses` })
    return lowered
  }
  const knownAt = (dose: Dose): RecordedProbe => {
    const known = probes.find((probe) => isAt(probe, dose))
    if (!known)
      throw bundleError('FILE_SHAPE', { detail: `there is no probe of the faults ${dose.kept.join(', ') || 'none'} at ${dose.share}` })
    return known
  }
  const result = await searchMildest({ parts: faults.length, tolerance: task.tolerance, probe: async (dose) => knownAt(dose).verdict })
  const found = result.found === 'mildest' ? result : null

  const ends = new Map<string, Omit<RecordedProbe, keyof Dose>>()
  const concludeEnd = async (kept: readonly number[], share: number): Promise<BracketEnd> => {
    const dose = { kept: share === 0 ? [] : kept, share }
    const lowered = at(dose)
    const digest = planDigest(lowered)
    const end = await endOf(`${plan.study}-${digest.slice(0, 12)}`, dose)
    if (planDigest(end.plan) !== digest)
      throw bundleError('FILE_SHAPE', { detail: `the evidence in ${end.folder} is that of another plan` })
    ends.set(digest, probed(end.plan, end.findings))
    return {
      share,
      faults: share === 0 ? [] : (bench.faultsIn?.(lowered.plan as never, task.condition) ?? []),
      verdict: end.findings.criteria[0].verdict,
      folder: end.folder,
      evidenceDigest: end.evidenceDigest,
      affected: affectedBy(end, lowered.criteria[0], bench),
    }
  }
  const holds = found && (await concludeEnd(found.kept, found.holds))
  const breaks = found && (await concludeEnd(found.kept, found.breaks))
  const recorded = result.probes.map((dose: Probe): RecordedProbe => {
    const digest = planDigest(at(dose))
    return { ...knownAt(dose), planDigest: digest, ...ends.get(digest) }
  })
  const failing = recorded.filter(({ kept, verdict }) => verdict === 'fail' && kept.join() === found?.kept.join())
  const { name, version, manufacturer, artefact } = plan.product
  const { id, text, measure, group, limit, on } = criterion
  return {
    format: 'vitalbench-search/1',
    study: plan.study,
    planDigest: planDigest(plan),
    product: { name, version, manufacturer, artefact },
    bench: plan.bench,
    condition: task.condition,
    tolerance: task.tolerance,
    faults,
    criterion: { id, text, measure, group, limit, on },
    found: result.found,
    needed: found?.kept ?? null,
    monotone: found?.monotone ?? null,
    inconclusive: recorded.filter(({ verdict }) => verdict === 'inconclusive').length,
    holds,
    breaks,
    fails: failing.length === 0 ? null : Math.min(...failing.map(({ share }) => share)),
    probes: recorded,
  }
}

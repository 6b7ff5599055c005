import { casesUntilConclusive } from '@vitalbench/kernel/statistics'
import type { Findings, JudgedCriterion, Measure, Verdict } from './contract.ts'
import type { Criterion } from './study/locked-plan.ts'

type Limit = Criterion['limit']

/** Exit code of a verdict, and of a run that broke: 0 pass, 1 fail, 2 inconclusive, 3 error. */
export const exitCodeOf = (verdict: Verdict | 'error'): 0 | 1 | 2 | 3 => exitCodes[verdict]

const exitCodes = { pass: 0, fail: 1, inconclusive: 2, error: 3 } as const

const short = (value: number): string => String(Number(value.toPrecision(4)))

/** What a limit allows, as a sentence fragment. */
const allowed = (limit: Limit): string => {
  if ('atLeast' in limit) return `at least ${limit.atLeast}`
  if ('atMost' in limit) return `at most ${limit.atMost}`
  if ('between' in limit) return `between ${limit.between[0]} and ${limit.between[1]}`
  return `above −${limit.nonInferiorWithin}`
}

/** Bounds of a limit that an interval can cross. */
const bounds = (limit: Limit): readonly number[] => {
  if ('atLeast' in limit) return [limit.atLeast]
  if ('atMost' in limit) return [limit.atMost]
  if ('between' in limit) return limit.between
  return [-limit.nonInferiorWithin]
}

const holds = (limit: Limit, low: number, high: number): boolean => {
  if ('atLeast' in limit) return low >= limit.atLeast
  if ('atMost' in limit) return high <= limit.atMost
  if ('between' in limit) return low >= limit.between[0] && high <= limit.between[1]
  return low > -limit.nonInferiorWithin
}

const broken = (limit: Limit, low: number, high: number): boolean => {
  if ('atLeast' in limit) return high < limit.atLeast
  if ('atMost' in limit) return low > limit.atMost
  if ('between' in limit) return high < limit.between[0] || low > limit.between[1]
  return high < -limit.nonInferiorWithin
}

/** Further cases until no bound lies inside the interval any more; null where that cannot be said of one of them. */
function casesLeft(limit: Limit, measure: Measure): number | null {
  const { low, high } = measure.interval!
  const left = bounds(limit)
    .filter((bound) => low <= bound && bound <= high)
    .map((bound) => casesUntilConclusive({ estimate: measure, limit: bound }).more)
  return left.reduce<number | null>((most, more) => (most === null || more === null ? null : Math.max(most, more)), 0)
}

function onEstimate({ limit }: Criterion, { value, reason }: Measure): Judgement {
  if (value === null || Number.isNaN(value)) return { verdict: 'inconclusive', why: reason ?? 'the measure is not estimable' }
  const pass = holds(limit, value, value)
  return { verdict: pass ? 'pass' : 'fail', why: `${short(value)} is ${pass ? '' : 'not '}${allowed(limit)}` }
}

function onInterval({ limit }: Criterion, measure: Measure): Judgement {
  const { value, interval, reason } = measure
  if (value === null || interval === null) return { verdict: 'inconclusive', why: reason ?? 'the measure has no interval' }
  const { low, high, level } = interval
  const what = `the ${short(100 * level)} % interval ${short(low)} to ${short(high)}`
  if (holds(limit, low, high)) return { verdict: 'pass', why: `${what} lies inside what is allowed (${allowed(limit)})` }
  if (broken(limit, low, high)) return { verdict: 'fail', why: `${what} lies outside what is allowed (${allowed(limit)})` }
  return { verdict: 'inconclusive', why: `${what} lies across the limit (${allowed(limit)})`, more: casesLeft(limit, measure) }
}

type Judgement = Pick<JudgedCriterion, 'verdict' | 'why' | 'more'>

function judgeCriterion(criterion: Criterion, measures: readonly Measure[]): JudgedCriterion {
  const { id, text, measure: name, group, on } = criterion
  const measure = measures.find((each) => each.name === name && each.group === group)
  const absent: Judgement = { verdict: 'inconclusive', why: `the findings have no measure "${name}" of group "${group}"` }
  const judgement = measure === undefined ? absent : on === 'estimate' ? onEstimate(criterion, measure) : onInterval(criterion, measure)
  return { id, text, measure: name, group, ...judgement }
}

const overall = (criteria: readonly JudgedCriterion[]): Verdict => {
  const has = (verdict: Verdict): boolean => criteria.some((criterion) => criterion.verdict === verdict)
  if (has('fail')) return 'fail'
  return has('inconclusive') || criteria.length === 0 ? 'inconclusive' : 'pass'
}

/** A case that broke here has no outcome, so that whoever breaks us picks the cases that are measured: nothing passes on the others. */
function withoutBroken(judged: JudgedCriterion, broken: number): JudgedCriterion {
  if (broken === 0 || judged.verdict !== 'pass') return judged
  const why = `${judged.why}, but ${broken} case${broken === 1 ? '' : 's'} with the status error could not be measured`
  return { ...judged, verdict: 'inconclusive', why }
}

/**
 * Holds the criteria against the findings. A criterion passes if the whole interval of its measure is allowed, fails if none of it is,
 * and is inconclusive otherwise or where the measure is undefined; on `estimate` the value alone decides. One failure fails the study,
 * and it passes only if every criterion passes. That is an intersection–union test: its level is that of the single criterion, and no
 * correction for multiplicity is needed (Berger, Technometrics 24:295–300, 1982). Without a criterion nothing is concluded, and nothing
 * passes where a case has the status `error`.
 *
 * @example
 * const { verdict, criteria } = judge(plan.criteria, findings)
 * process.exitCode = exitCodeOf(verdict)
 */
export function judge(
  criteria: readonly Criterion[],
  findings: Pick<Findings, 'measures' | 'cases'>,
): { readonly verdict: Verdict; readonly criteria: readonly JudgedCriterion[] } {
  const judged = criteria.map((criterion) => withoutBroken(judgeCriterion(criterion, findings.measures), findings.cases.error ?? 0))
  return { verdict: overall(judged), criteria: judged }
}

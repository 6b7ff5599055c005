import type { Criterion, JudgedCriterion, Measure } from '@vitalbench/bench'
import type { ReportInput } from '../input.ts'
import type { Words } from '../words/words.ts'
import type { CriterionRow, IntervalGraphic } from './report.ts'

/** Name of a measure in the bench's words, with its subgroup if it has one. */
export function measureName(words: Words, name: string, group: string): string {
  const measure = words.ofBench(`measure.${name}`) ?? name
  return group === 'all' ? measure : `${measure}, ${words.group(group)}`
}

const allowedBy = ({ limit }: Criterion): IntervalGraphic['allowed'] => {
  if ('atLeast' in limit) return [limit.atLeast, null]
  if ('atMost' in limit) return [null, limit.atMost]
  if ('between' in limit) return limit.between
  return [-limit.nonInferiorWithin, null]
}

const limitText = ({ say, number }: Words, { limit }: Criterion): string => {
  if ('atLeast' in limit) return say('limit.atLeast', { limit: number(limit.atLeast) })
  if ('atMost' in limit) return say('limit.atMost', { limit: number(limit.atMost) })
  if ('between' in limit) return say('limit.between', { low: number(limit.between[0]), high: number(limit.between[1]) })
  return say('limit.nonInferior', { limit: number(-limit.nonInferiorWithin), margin: number(limit.nonInferiorWithin) })
}

interface Reasons {
  readonly criterion: Criterion
  readonly judged: JudgedCriterion
  readonly measure: Measure | undefined
  /** Whether cases are missing because the bench broke. */
  readonly broken: boolean
}

/** Why the verdict is what it is, where the numbers show it; otherwise as the judge put it. */
function whyText({ say }: Words, { criterion, judged, measure, broken }: Reasons): string {
  // What stands in the way is no number then.
  if (broken && judged.verdict === 'inconclusive') return judged.why
  if (measure === undefined) return judged.why
  if (measure.value === null) return say('why.undefined', { reason: measure.reason ?? judged.why })
  if (criterion.on === 'estimate') {
    if (judged.verdict === 'inconclusive') return judged.why
    return say(judged.verdict === 'pass' ? 'why.pass.estimate' : 'why.fail.estimate')
  }
  if (measure.interval === null) return judged.why
  const whole = judged.verdict === 'pass' ? 'why.pass' : 'why.fail'
  return say(judged.verdict === 'inconclusive' ? 'why.open' : whole)
}

const moreText = ({ say }: Words, { verdict, more }: JudgedCriterion): string | null => {
  if (verdict !== 'inconclusive') return null
  return more === null || more === undefined ? say('more.unknown') : say('more', { n: more })
}

/** The judged criteria beside the locked ones that they judge, with the measures that they were held against. */
export function criterionRows({ plan, findings }: ReportInput, words: Words): readonly CriterionRow[] {
  return findings.criteria.map((judged) => {
    const criterion = plan.criteria.find(({ id }) => id === judged.id)!
    const measure = findings.measures.find(({ name, group }) => name === criterion.measure && group === criterion.group)
    const printed = measure?.value == null ? null : words.estimate(measure.value, measure.interval, measure.unit)
    const value = printed?.value ?? words.say('notEstimable')
    const limit = limitText(words, criterion)
    const allowed = allowedBy(criterion)
    const level = measure?.interval ? words.say('interval.level', { level: words.share(measure.interval.level) }) : null
    return {
      id: judged.id,
      text: judged.text,
      measure: measureName(words, criterion.measure, criterion.group),
      limit,
      rule:
        criterion.on === 'estimate'
          ? words.say('criterion.onEstimate')
          : words.say('criterion.onInterval', { level: level ?? words.say('interval') }),
      value,
      interval: printed?.interval ? (criterion.on === 'estimate' ? `${printed.interval} (${level})` : printed.interval) : null,
      verdict: judged.verdict,
      word: words.say(`verdict.${judged.verdict}`),
      why: whyText(words, { criterion, judged, measure, broken: (findings.cases.error ?? 0) > 0 }),
      more: moreText(words, judged),
      graphic: {
        value: measure?.value ?? null,
        low: measure?.interval?.low ?? null,
        high: measure?.interval?.high ?? null,
        allowed,
        labels: allowed.map((bound) => (bound === null ? '' : words.number(bound))),
        description: words.say('graphic', { value, interval: printed?.interval ?? '–', limit }),
      },
    }
  })
}

import type { Measure } from '@vitalbench/bench'
import type { ReportInput } from '../input.ts'
import type { Words } from '../words/words.ts'
import type { Block, Cell, PrintedTable, Section } from './report.ts'

const row = (words: Words, measure: Measure, about: boolean, common: boolean): readonly Cell[] => {
  const { say, count, ofBench } = words
  const { name, value, interval, unit, n, events, method, reason } = measure
  const explanation = about ? (ofBench(`measure.${name}.about`) ?? undefined) : undefined
  const printed = value === null ? null : words.estimate(value, interval, unit)
  return [
    { text: ofBench(`measure.${name}`) ?? name, note: explanation, strong: true },
    printed === null ? { text: say('notEstimable'), missing: true, note: reason } : { text: printed.value, strong: true },
    printed?.interval
      ? { text: printed.interval, note: common ? undefined : say('interval.level', { level: words.share(interval!.level) }) }
      : { text: '–', note: printed === null ? undefined : reason },
    { text: count(n) },
    { text: events === undefined ? '–' : count(events) },
    { text: '', note: interval && interval.method !== method ? `${method}; ${interval.method}` : method },
  ]
}

const table = (words: Words, caption: string, measures: readonly Measure[], about: boolean): PrintedTable => {
  const { say, share } = words
  const levels = new Set(measures.flatMap(({ interval }) => (interval ? [interval.level] : [])))
  const common = levels.size === 1
  const heading = common ? say('interval.level', { level: share([...levels][0]) }) : say('interval')
  return {
    kind: 'table',
    caption,
    stack: true,
    lead: true,
    columns: [
      { title: say('measure'), kind: 'text' },
      { title: say('estimate'), kind: 'number' },
      { title: heading, kind: 'number' },
      { title: say('n'), kind: 'number' },
      { title: say('events'), kind: 'number' },
      { title: say('method'), kind: 'text' },
    ],
    rows: measures.map((measure) => row(words, measure, about, common)),
  }
}

/** All measures: those over all cases in the open, those of each subgroup folded. */
export function measuresSection({ findings }: ReportInput, words: Words): Section {
  const { say } = words
  const groups = [...new Set(findings.measures.map(({ group }) => group))]
  const blocks = groups.flatMap((group): readonly Block[] => {
    const measures = findings.measures.filter((measure) => measure.group === group)
    if (group === 'all') return [table(words, say('measures.caption'), measures, true)]
    const caption = say('measures.group', { group: words.group(group) })
    return [{ kind: 'details', summary: caption, blocks: [table(words, caption, measures, false)], paper: true }]
  })
  return { id: 'measures', title: say('measures'), blocks: [{ kind: 'paragraph', text: say('measures.intro') }, ...blocks] }
}

import type { Enforcement, ProductLoad } from '@vitalbench/bench'
import type { Key } from '../words/catalogue.ts'
import type { ReportInput } from '../input.ts'
import { catalogue } from '../words/catalogue.ts'
import type { Words } from '../words/words.ts'
import type { PrintedTable, Section } from './report.ts'

const duration = ({ locale }: Words, started: string, finished: string): string => {
  const seconds = Math.max(0, Math.round((Date.parse(finished) - Date.parse(started)) / 1000))
  const parts = [
    ['hour', Math.floor(seconds / 3600)],
    ['minute', Math.floor(seconds / 60) % 60],
    ['second', seconds % 60],
  ] as const
  const shown = parts.filter(([unit, value]) => value > 0 || unit === 'second')
  return shown.map(([unit, value]) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value)).join(' ')
}

const statusTable = (words: Words, cases: Readonly<Record<string, number>>): PrintedTable => {
  const { say, count, share } = words
  const total = Object.values(cases).reduce((sum, n) => sum + n, 0)
  const name = (status: string) => (Object.hasOwn(catalogue.en, `status.${status}`) ? say(`status.${status}` as Key) : status)
  return {
    kind: 'table',
    caption: say('run.status'),
    columns: [
      { title: say('run.status.name'), kind: 'text' },
      { title: say('run.status.count'), kind: 'number' },
      { title: say('run.status.share'), kind: 'number' },
    ],
    rows: Object.entries(cases).map(([status, n]) => [
      { text: name(status) },
      { text: count(n) },
      { text: total > 0 ? share(n / total) : '–' },
    ]),
  }
}

const loadTable = (words: Words, loads: readonly (readonly [string, ProductLoad | null])[]): PrintedTable => {
  const { say, count, number } = words
  const memory = (value: number | null) => (value === null ? '–' : `${count(Math.round(value))} MiB`)
  const columns: readonly Key[] = ['run.load.calls', 'run.load.median', 'run.load.p95', 'run.load.max', 'run.load.memory']
  return {
    kind: 'table',
    caption: say('run.load'),
    stack: true,
    columns: [{ title: say('product'), kind: 'text' }, ...columns.map((key) => ({ title: say(key), kind: 'number' as const }))],
    rows: loads.flatMap(([name, load]) => {
      if (load === null) return []
      const times = [load.medianMs, load.p95Ms, load.maxMs].map((ms) => ({ text: `${number(Number(ms.toPrecision(4)))} ms` }))
      return [[{ text: name }, { text: count(load.calls) }, ...times, { text: memory(load.peakMemoryMiB) }]]
    }),
  }
}

const enforcementTable = ({ say }: Words, caption: string, rows: readonly Enforcement[]): PrintedTable => ({
  kind: 'table',
  caption,
  stack: true,
  columns: [
    { title: say('run.enforcement.what'), kind: 'text' },
    { title: say('run.enforcement.state'), kind: 'text' },
    { title: say('run.enforcement.how'), kind: 'text' },
  ],
  rows: rows.map(({ what, enforced, how }) => [
    { text: say(`enforce.${what}`) },
    { text: say(enforced ? 'enforced.yes' : 'enforced.no'), state: enforced ? 'pass' : 'absent' },
    { text: how },
  ]),
})

/** How the run went: course, machine, software, cases by status, load, and which protections held. */
export function runSection({ plan, findings, circumstances, bench }: ReportInput, words: Words): Section {
  const { say, count, date } = words
  const { started, finished, resumed, workers, machine, software, enforcement, load } = circumstances
  const { product, reference } = enforcement
  const limits = { seconds: plan.limits.secondsPerCase, memory: plan.limits.memoryMiB }
  const loads = [
    [plan.product.name, load.product],
    [plan.reference?.name ?? '', load.reference],
  ] as const
  return {
    id: 'run',
    title: say('run'),
    blocks: [
      {
        kind: 'facts',
        title: say('run.course'),
        rows: [
          { name: say('bench'), value: `${bench.title} (${bench.name} ${bench.version})` },
          { name: say('run.started'), value: date(started) },
          { name: say('run.finished'), value: date(finished) },
          { name: say('run.duration'), value: duration(words, started, finished) },
          { name: say('run.resumed'), value: count(resumed) },
          { name: say('run.workers'), value: count(workers) },
          { name: say('run.machine'), value: `${machine.system}, ${machine.architecture}, ${machine.processor}` },
          {
            name: say('run.software'),
            value: [
              `Node ${machine.node}`,
              `${plan.software.name} ${plan.software.version}`,
              ...Object.entries(software).map(([name, version]) => `${name} ${version}`),
            ].join(' · '),
          },
          {
            name: say('run.limits'),
            value: say('run.limits.value', { seconds: `${words.number(limits.seconds)} s`, memory: limits.memory }),
          },
        ],
      },
      statusTable(words, findings.cases),
      ...(load.product || load.reference ? [loadTable(words, loads)] : []),
      ...(product.length > 0 ? [enforcementTable(words, say('run.enforcement'), product)] : []),
      ...(reference && reference.length > 0 ? [enforcementTable(words, say('run.enforcement.reference'), reference)] : []),
    ],
  }
}

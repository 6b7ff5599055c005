import type { Figure, Measure, Text } from '@vitalbench/bench'
import { mediaType } from '@vitalbench/kernel/bundle'
import type { Words } from '@vitalbench/evidence'
import type { z } from 'zod'
import type { EvidencePartsRead } from './read-parts.ts'
import type { evidenceContent, figure, measure } from './schemas.ts'
import type { EvidenceRecord } from './store.ts'

/** Evidence at a glance. */
export function rowOf(evidence: EvidenceRecord) {
  const { id, study, run, title, bench, product, version, manufacturer, verdict, cases, mine, madeAt } = evidence
  const { evidenceDigest, findingsDigest, planDigest } = evidence
  const named = { id, study, run, title, bench, product, version, manufacturer, verdict, cases, mine, public: evidence.public }
  return { ...named, evidenceDigest, findingsDigest, planDigest, madeAt: madeAt.toISOString() }
}

/** A measure in the words of a reader. */
export function wordMeasure(
  words: Words,
  { name, group, value, interval, unit, n, events, method, reason }: Measure,
): z.input<typeof measure> {
  return {
    name,
    group,
    unit,
    value,
    interval,
    n,
    method,
    label: words.ofBench(`measure.${name}`) ?? name,
    about: words.ofBench(`measure.${name}.about`),
    groupLabel: words.group(group),
    printed: value === null ? null : words.estimate(value, interval, unit).value,
    events: events ?? null,
    reason: reason ?? null,
  }
}

const isText = (value: object): value is Exclude<Text, string> =>
  'key' in value && typeof value.key === 'string' && Object.keys(value).every((key) => key === 'key' || key === 'values')

/** A value with every text in it worded. */
function worded(value: unknown, words: Words): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.every((each) => typeof each !== 'object') ? value : value.map((each) => worded(each, words))
  if (isText(value)) return words.text(value)
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, worded(each, words)]))
}

/** The figures as the report prints them. */
const printedFigures = ({ report }: EvidencePartsRead) =>
  report.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'figure' ? [block] : [])))

/** Figures of evidence in the words of a reader. */
export const wordFigures = (parts: EvidencePartsRead): readonly z.input<typeof figure>[] =>
  printedFigures(parts).map(({ figure: data, title, caption, description }) => ({
    id: data.id,
    kind: data.kind,
    title,
    caption,
    description,
    data: worded(data, parts.words) as Figure,
  }))

/** What evidence says in the words of a reader. */
export function showContent(evidence: EvidenceRecord, parts: EvidencePartsRead): z.input<typeof evidenceContent> {
  const { plan, findings, circumstances, files, report, words } = parts
  const { started, finished, machine, software, workers, enforcement } = circumstances
  return {
    ...rowOf(evidence),
    question: report.question,
    intendedPurpose: report.purpose.text,
    reference: plan.reference ? `${plan.reference.name} ${plan.reference.version}` : null,
    word: report.verdict.word,
    meaning: report.meaning.findings.map(({ text, items }) => ({ text, items: [...items] })),
    scope: report.meaning.scope,
    criteria: report.criteria.rows.map(({ graphic: { value, low, high, allowed }, ...criterion }) => ({
      ...criterion,
      graphic: { value, low, high, allowed: [...allowed] as [number | null, number | null] },
    })),
    measures: findings.measures.map((each) => wordMeasure(words, each)),
    tables: findings.tables.map(({ id, title, note, columns, rows }) => ({
      id,
      title: words.text(title),
      note: note === undefined ? null : words.text(note),
      columns: columns.map((column) => ({ title: words.text(column.title), kind: column.kind })),
      rows: rows.map((cells) =>
        cells.map((cell, k) => {
          if (cell === null) return { text: '–', number: null }
          if (typeof cell !== 'number') return { text: words.text(cell), number: null }
          return { text: columns[k].kind === 'count' ? words.count(cell) : words.number(cell), number: cell }
        }),
      ),
    })),
    figures: [...wordFigures(parts)],
    cautions: [...report.cautions.items],
    notTested: [...report.limits.items],
    outcomes: findings.cases,
    signer: evidence.signer,
    machine,
    software,
    seconds: (Date.parse(finished) - Date.parse(started)) / 1000,
    workers,
    enforcement: [...enforcement.product],
    files: files.map(({ name, sha256, size }) => ({ name, mediaType: mediaType(name), sha256, size })),
    bundleSize: evidence.bundle.size,
  }
}

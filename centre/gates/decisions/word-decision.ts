import { formatDay, formatMessage } from '@vitalbench/kernel/language'
import type { Language } from '@vitalbench/kernel/language'
import type { Cure, Decision, Opening, Reason } from '../decision.ts'
import { instantOf } from '../local-time.ts'
import { text } from '../text.ts'
import { nameOfTerm, wordCure, wordReason } from '../words.ts'
import type { Message, Wording } from '../words.ts'
import type { WordedDecision, WordedReason } from './worded.ts'

/** For whom it is worded, and what the ids in it are called: people, organisations, rooms, datasets, issuers. */
export interface Reader {
  readonly language: Language
  readonly names?: Readonly<Record<string, string>>
}

const mostOpenings = 6

const wordingFor = ({ language, names = {} }: Reader): Wording => ({
  language,
  date: (day) => formatDay(day, language),
  nameOf: (id) => (Object.hasOwn(names, id) ? names[id] : undefined),
})

const formatted = ({ message, values }: Message, language: Language): string => formatMessage(message, values, language)

function wordOpening({ firstDay, lastDay }: Opening, language: Language): string {
  const key = firstDay && lastDay ? 'between' : firstDay ? 'from' : lastDay ? 'until' : 'always'
  const values = { firstDay: firstDay ? formatDay(firstDay, language) : '', lastDay: lastDay ? formatDay(lastDay, language) : '' }
  return formatMessage(text[language][`opens.${key}`], values, language)
}

/** Milliseconds between an opening and a slot; none where they overlap. */
function distance({ start, end }: Opening, slot: { readonly start: string; readonly end: string }): number {
  const ahead = start === null ? 0 : instantOf(start) - instantOf(slot.end)
  const behind = end === null ? 0 : instantOf(slot.start) - instantOf(end)
  return Math.max(0, ahead, behind)
}

/** The openings nearest to a slot, in order of time. */
function nearest(openings: readonly Opening[], slot: { readonly start: string; readonly end: string }): readonly Opening[] {
  const near = new Set(openings.toSorted((a, b) => distance(a, slot) - distance(b, slot)).slice(0, mostOpenings))
  return openings.filter((opening) => near.has(opening))
}

/** Words reasons in a reader's language, each with its cures; of many openings those nearest to the slot. */
export function wordReasons(
  reasons: readonly Reason[],
  slot: { readonly start: string; readonly end: string },
  reader: Reader,
): readonly WordedReason[] {
  const { language } = reader
  const wording = wordingFor(reader)
  const cureOf = ({ code, values, opens }: Cure): WordedReason['cures'][number] => ({
    code,
    text: formatted(wordCure({ code, values }, wording), language),
    contact: values.contact === undefined ? null : String(values.contact),
    run: values.run === undefined ? null : String(values.run),
    opens: [...new Set(nearest(opens, slot).map((opening) => wordOpening(opening, language)))],
  })
  return reasons.map(({ code, values, policies, relief, cures }) => ({
    code,
    text: formatted(wordReason({ code, values }, wording), language),
    relief,
    sources: policies.map(({ id, version, source, check }) => ({ policy: id, version, source, unchecked: check })),
    cures: cures.map(cureOf),
  }))
}

const plain = (reasons: readonly WordedReason[], language: Language): readonly string[] => [
  ...reasons.flatMap((reason) => [
    `– ${reason.text}`,
    ...reason.cures.map(({ text, contact, opens }) => `  → ${[contact ? `${text} (${contact})` : text, ...opens].join(' ')}`),
  ]),
  ...new Set(
    reasons.flatMap(({ sources }) =>
      sources.filter(({ unchecked }) => unchecked).map(({ source }) => formatMessage(text[language]['source.check'], { source }, language)),
    ),
  ),
]

/**
 * Words a decision in a reader's language: its answer, conditions, every reason with its cures, and when the gate opens.
 *
 * @example
 * wordDecision(decision, { language: 'sv', names: { [room]: 'Strålningssäkert labb' } }).reasons[0].text
 */
export function wordDecision(decision: Decision, reader: Reader): WordedDecision {
  const { language, names = {} } = reader
  const say = (key: keyof typeof text.en, values: Readonly<Record<string, string>> = {}) =>
    formatMessage(text[language][key], values, language)
  const { request, opensBetween, brokenGlass } = decision
  const title = say(`decision.${decision.decision}`)
  const supervisors = new Intl.ListFormat(language).format(decision.supervisors.map((id) => names[id] ?? id))
  const conditions = decision.conditions.map((condition) => say(`condition.${condition}`, { supervisors }))
  const reasons = wordReasons(decision.reasons, request, reader)
  const now = nearest(opensBetween.now, request)
  const afterCures = nearest(opensBetween.afterCures, request)
  const worded = (openings: readonly Opening[]) =>
    openings.length === 0 ? [say('opens.never')] : [...new Set(openings.map((opening) => wordOpening(opening, language)))]
  const glass = brokenGlass ? [say('brokenGlass', { role: nameOfTerm(brokenGlass.role, language), reason: brokenGlass.reason })] : []
  const cured = worded(afterCures).map((opening) => say('opens.afterCures', { opening }))
  return {
    answer: decision.decision,
    title,
    conditions,
    reasons: [...reasons],
    opens: { now: worded(now), afterCures: worded(afterCures) },
    openings: { now: [...now], afterCures: [...afterCures] },
    text: [
      title,
      ...glass,
      ...conditions,
      ...plain(reasons, language),
      ...(decision.decision === 'deny' ? [...worded(now), ...cured] : []),
    ].join('\n'),
  }
}

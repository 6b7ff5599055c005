import type { Language } from '@vitalbench/bench'
import type { ReportInput } from '../input.ts'
import { wordsOf, type Words } from '../words/words.ts'
import { checkingSection, notTestedSection } from './checking.ts'
import { criterionRows } from './criteria.ts'
import { figuresSection } from './figures.ts'
import { identitySection } from './identity.ts'
import { measuresSection } from './measures.ts'
import { oraclesSection } from './oracles.ts'
import type { CriterionRow, Report, Section } from './report.ts'
import { runSection } from './run.ts'
import { tablesSection } from './tables.ts'

const bullet = ({ text, more }: CriterionRow): string => (more === null ? text : `${text}${/[.!?]$/.test(text) ? '' : '.'} ${more}`)

/** Cases that the measures rest on. */
const casesTested = ({ cases, tested }: ReportInput['findings']): number => tested ?? Object.values(cases).reduce((sum, n) => sum + n, 0)

function meaning({ plan, findings }: ReportInput, { say, count }: Words, rows: readonly CriterionRow[]): Report['meaning'] {
  const total = rows.length
  const failed = rows.filter(({ verdict }) => verdict === 'fail')
  const open = rows.filter(({ verdict }) => verdict === 'inconclusive')
  const certain = plan.criteria.every(({ on }) => on === 'interval')
  const frame = { title: say('meaning'), scope: say('meaning.scope', { cases: casesTested(findings) }) }
  if (findings.verdict === 'pass')
    return { ...frame, findings: [{ text: certain ? `${say('meaning.pass')} ${say('meaning.certain')}` : say('meaning.pass'), items: [] }] }
  if (total === 0) return { ...frame, findings: [{ text: say('meaning.none'), items: [] }] }
  if (findings.verdict === 'inconclusive')
    return { ...frame, findings: [{ text: say('meaning.open', { open: count(open.length), total }), items: open.map(bullet) }] }
  const missed = { text: say('meaning.fail', { failed: count(failed.length), total }), items: failed.map(bullet) }
  return { ...frame, findings: open.length > 0 ? [missed, { text: say('meaning.alsoOpen'), items: open.map(bullet) }] : [missed] }
}

function cautions({ findings, circumstances }: ReportInput, { say, text }: Words): readonly string[] {
  const broken = circumstances.oracles.filter(({ holds }) => !holds).length
  const errors = findings.cases.error ?? 0
  return [
    ...(broken > 0 ? [say('caution.oracle', { count: broken })] : []),
    ...(errors > 0 ? [say('caution.errors', { count: errors })] : []),
    ...findings.cautions.map(text),
  ]
}

/** Puts findings, plan and circumstances into the words of one language: the content that HTML and PDF print alike. */
export function composeReport(input: ReportInput, language: Language, medium: 'screen' | 'paper'): Report {
  const words = wordsOf(language, input.bench.text)
  const { say, text, count, date } = words
  const { plan, findings, circumstances, bench } = input
  const rows = criterionRows(input, words)
  const cases = casesTested(findings)
  const met = rows.filter(({ verdict }) => verdict === 'pass').length
  const sections = [
    measuresSection(input, words),
    figuresSection(input, words, medium),
    tablesSection(input, words),
    identitySection(input, words),
    runSection(input, words),
    oraclesSection(input, words),
    notTestedSection(input, words),
    checkingSection(input, words),
  ].filter((section): section is Section => section !== null)
  return {
    language,
    kind: say('kind'),
    title: plan.title,
    question: plan.question,
    verdict: {
      state: findings.verdict,
      word: say(`verdict.${findings.verdict}`),
      count: say('verdict.count', { met: count(met), total: rows.length }),
    },
    meaning: meaning(input, words, rows),
    limits: {
      title: say('limits'),
      text: say(findings.notTested.length > 0 ? 'limits.text' : 'limits.none'),
      items: findings.notTested.map(text),
    },
    purpose: { title: say('purpose'), text: plan.product.intendedPurpose },
    glance: {
      kind: 'facts',
      rows: [
        { name: say('product'), value: `${plan.product.name} ${plan.product.version}` },
        { name: say('manufacturer'), value: plan.product.manufacturer },
        ...(plan.reference ? [{ name: say('reference'), value: `${plan.reference.name} ${plan.reference.version}` }] : []),
        { name: say('bench'), value: bench.title },
        { name: say('cases'), value: count(cases) },
        { name: say('date'), value: date(circumstances.finished) },
      ],
    },
    cautions: { title: say('cautions'), items: cautions(input, words) },
    criteria: { title: say('criteria'), intro: say('criteria.intro'), caption: say('criteria.caption'), rows },
    sections,
    footer: say('footer', { version: plan.software.version }),
    evidenceDigest: input.evidenceDigest,
  }
}

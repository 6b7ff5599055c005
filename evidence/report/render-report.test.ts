import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '@vitalbench/bench'
import { parseHTML } from 'linkedom'
import { exampleInput } from './example-input.ts'
import type { ReportInput } from './input.ts'
import { renderReport } from './render-report.ts'
import { catalogue } from './words/catalogue.ts'

const pages = Object.fromEntries(languages.map((language) => [language, renderReport(exampleInput, language)]))
const visible = (page: string) => parseHTML(page).document.querySelector('body')!.textContent

for (const language of languages) {
  test(`${language}: question, verdict, every criterion, measure, figure and table are in the report`, () => {
    const text = visible(pages[language])
    assert.ok(pages[language].includes(`<html lang="${language}">`))
    assert.ok(text.includes(exampleInput.plan.question))
    assert.ok(text.includes(exampleInput.plan.product.intendedPurpose))
    assert.ok(text.includes(catalogue[language]['verdict.fail']))
    for (const criterion of exampleInput.plan.criteria) assert.ok(text.includes(criterion.text), criterion.id)
    for (const digest of ['a', 'b', 'd', 'f', '9']) assert.ok(text.includes(digest.repeat(64)), digest)
    const { document } = parseHTML(pages[language])
    assert.equal(document.querySelectorAll('table.lead')[0].querySelectorAll('tbody tr').length, 25)
    assert.equal(document.querySelectorAll('figure').length, exampleInput.findings.figures.length)
    assert.equal(document.querySelectorAll('table.criteria tbody tr').length, 5)
  })

  test(`${language}: bands, targets, zones and a heat map are drawn and named in a legend`, () => {
    const { document } = parseHTML(pages[language])
    const figure = (id: string) => document.getElementById(`figure-${id}-title`)!.closest('figure')!
    const legend = (id: string) => Array.from(figure(id).querySelectorAll('.legend li'), (entry) => entry.textContent)
    const { [language]: words } = catalogue
    for (const kind of ['fault', 'event', 'target'] as const) assert.ok(legend('trace-with-faults').includes(words[`figure.${kind}`]), kind)
    for (const tone of ['good', 'acceptable', 'poor', 'bad'] as const) {
      assert.ok(legend('variability-grid').includes(words[`tone.${tone}`]), tone)
      assert.ok(legend('faults-by-endpoints').includes(words[`tone.${tone}`]), tone)
    }
    assert.ok(figure('faults-by-endpoints').classList.contains('wide'))
    assert.equal(figure('glucose-profile').querySelectorAll('details table').length, 2)
    assert.match(figure('glucose-profile').querySelector('svg[role=img]')!.textContent, /70–180 mg\/dL/)
  })

  test(`${language}: nothing is left untold: no key, no placeholder, no broken value`, () => {
    const text = visible(pages[language])
    assert.doesNotMatch(text, /undefined|NaN|null|\[object|\{\w+\}/)
    assert.doesNotMatch(text, /(?:measure|figure|table|caution|notTested|verdict|why|run|status|enforce)\.[a-z]\w+/)
  })
}

test('the same input gives the same bytes', () => assert.equal(renderReport(exampleInput, 'ko'), pages.ko))

test('numbers are those of the language', () => {
  assert.ok(visible(pages.en).includes('0.849 to 0.891'))
  assert.ok(visible(pages.de).includes('0,849 bis 0,891'))
  assert.ok(visible(pages.ko).includes('2026년 11월 23일'))
  assert.ok(visible(pages.de).includes('4,2 × 10⁻⁶'))
})

test('an undefined measure shows its reason, an open criterion how many cases would settle it', () => {
  assert.ok(visible(pages.en).includes('the best possible utility is not above that of silence'))
  assert.ok(visible(pages.en).includes('About 1,840 more cases would settle it.'))
})

test('an oracle that does not hold and a bench that broke are cautions', () => {
  const [first, ...rest] = exampleInput.circumstances.oracles
  const circumstances = { ...exampleInput.circumstances, oracles: [{ ...first, holds: false }, ...rest] }
  const findings = { ...exampleInput.findings, cautions: [], cases: { ok: 10, error: 2 } }
  const { document } = parseHTML(renderReport({ ...exampleInput, circumstances, findings }, 'en'))
  assert.match(document.querySelector('.cautions')!.textContent, /1 oracle did not hold.*2 cases the bench itself broke/s)
})

const only = (verdict: 'pass' | 'inconclusive', kept: readonly string[]): ReportInput => ({
  ...exampleInput,
  findings: { ...exampleInput.findings, verdict, criteria: exampleInput.findings.criteria.filter(({ id }) => kept.includes(id)) },
})
const meaning = (input: ReportInput) => parseHTML(renderReport(input, 'en')).document.querySelector('.columns')!.textContent

test('a verdict has words for a pass, for what is open, and for a study without criteria', () => {
  assert.match(meaning(only('pass', ['separation'])), /met every acceptance criterion/)
  assert.match(meaning(only('inconclusive', ['separation', 'finds'])), /does not settle 1 of 2 acceptance criteria/)
  assert.match(meaning(only('inconclusive', [])), /no acceptance criterion/)
})

test('words of a study stay words: nothing of them becomes markup', () => {
  const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;`
  const { plan, findings, circumstances } = exampleInput
  const soiled = JSON.parse(JSON.stringify({ plan, findings, circumstances }), (key, value: unknown) =>
    typeof value === 'string' &&
    [
      'title',
      'question',
      'text',
      'name',
      'manufacturer',
      'intendedPurpose',
      'path',
      'method',
      'reason',
      'how',
      'group',
      'label',
      'version',
      'why',
      'source',
      'study',
      'seed',
      'system',
      'quantity',
    ].includes(key)
      ? evil
      : value,
  )
  const page = renderReport({ ...exampleInput, ...soiled }, 'en')
  const { document } = parseHTML(page)
  assert.doesNotMatch(page, /<script|<img|alert\(1\)<\/script/)
  assert.equal(document.querySelectorAll('script, img, iframe, object, link').length, 0)
  assert.equal(document.querySelectorAll('[onerror], [onload], [onclick]').length, 0)
  assert.equal(document.querySelector('h1')!.textContent, evil)
})

test('the page asks for nothing outside: policy, no address but namespaces and the plan', () => {
  for (const page of Object.values(pages)) {
    assert.match(page, /Content-Security-Policy"\s+content="default-src 'none'/)
    assert.deepEqual(new Set(page.match(/https?:\/\/[^"' )<]+/g)), new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink']))
    assert.doesNotMatch(page, /@import|url\((?!#)|<script/)
  }
})

test('every figure has a text alternative and its numbers, every table a caption and headings', () => {
  const { document } = parseHTML(pages.en)
  for (const figure of document.querySelectorAll('figure')) {
    const svg = figure.querySelector('svg[role=img]')!
    const [title, description] = svg
      .getAttribute('aria-labelledby')!
      .split(' ')
      .map((id) => document.getElementById(id)!.textContent)
    assert.ok(title.length > 5 && description.length > 40)
    assert.ok(figure.querySelectorAll('details table tbody tr').length > 1)
  }
  for (const table of document.querySelectorAll('table')) {
    assert.ok(table.querySelector('caption')!.textContent.length > 0)
    for (const cell of table.querySelectorAll('th')) assert.match(cell.getAttribute('scope') ?? '', /^(row|col)$/)
  }
  const ids = Array.from(document.querySelectorAll('[id]'), (element) => element.id)
  assert.equal(new Set(ids).size, ids.length)
})

test('a report is drawn within a second', () => {
  const start = performance.now()
  renderReport(exampleInput, 'de')
  assert.ok(performance.now() - start < 1000)
})

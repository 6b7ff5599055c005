import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { languages } from '@vitalbench/bench'
import { canonicalJson } from '@vitalbench/kernel/seal'
import { composeReport } from '../content/compose-report.ts'
import { exampleInput } from '../example-input.ts'
import { printable } from './printable.ts'
import { renderReportPdf } from './render-report-pdf.ts'

const poppler = spawnSync('pdftotext', ['-v']).error === undefined
const skip = poppler ? false : 'pdftotext and pdfdetach (package poppler-utils) are not installed'

/** Text of a PDF as an independent program reads it. */
const read = (pdf: Uint8Array, program: string, ...args: readonly string[]): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'report-')), 'report.pdf')
  writeFileSync(file, pdf)
  const outcome = spawnSync(
    program,
    args.map((arg) => (arg === 'FILE' ? file : arg)),
    { encoding: 'utf8', cwd: join(file, '..') },
  )
  return args.includes('-save') ? readFileSync(join(file, '..', 'saved'), 'utf8') : outcome.stdout
}

const korean = await renderReportPdf(exampleInput, 'ko')

test('it is a PDF/A-3b, tagged, in its language, dated with the end of the run', () => {
  const text = Buffer.from(korean).toString('latin1')
  assert.match(text, /^%PDF-1\.7/)
  assert.match(text, /<pdfaid:part>3<\/pdfaid:part><pdfaid:conformance>B</)
  assert.match(text, /\/StructTreeRoot/)
  assert.match(text, /\/Lang \(ko\)/)
  assert.match(text, /<xmp:CreateDate>2026-11-23T08:15:51Z/)
})

test('the same input gives the same bytes, in less than three seconds', async () => {
  const start = performance.now()
  const again = await renderReportPdf(exampleInput, 'ko')
  assert.ok(performance.now() - start < 3000)
  assert.ok(Buffer.from(again).equals(Buffer.from(korean)))
})

test('findings.json is attached, byte by byte', { skip }, () => {
  assert.equal(read(korean, 'pdfdetach', '-save', '1', '-o', 'saved', 'FILE'), canonicalJson(exampleInput.findings))
})

for (const language of languages) {
  test(`${language}: another program reads title, verdict, numbers and digests`, { skip }, async () => {
    const text = read(await renderReportPdf(exampleInput, language), 'pdftotext', '-layout', 'FILE', '-')
    const words = JSON.parse(readFileSync(new URL(`../text/${language}.json`, import.meta.url), 'utf8')) as Record<string, string>
    for (const key of ['verdict.fail', 'purpose', 'notTested', 'oracles.each']) assert.ok(text.includes(words[key]), `${key} ${words[key]}`)
    for (const word of [
      exampleInput.plan.title.split(',')[0],
      'Auvinen Medical AB',
      '9'.repeat(64),
      'a'.repeat(64),
      '0.871'.replace('.', ['de', 'da', 'sv'].includes(language) ? ',' : '.'),
    ])
      assert.ok(text.includes(word), word)
    for (const key of ['figure.fault', 'figure.event', 'figure.target', 'tone.good', 'tone.acceptable', 'tone.poor', 'tone.bad'])
      assert.ok(text.includes(words[key]), `${key} ${words[key]}`)
  })
}

test('curves with ranges and bands, zones and heat maps are drawn with their words', { skip }, async () => {
  const text = read(await renderReportPdf(exampleInput, 'en'), 'pdftotext', 'FILE', '-')
  for (const word of ['5–95 %', '70–180 mg/dL', 'frozen sensor', 'retraction', 'upper D', 'P10', 'occluded line', '−17.6 %'])
    assert.ok(text.includes(word), word)
})

test('every figure has its description as alternative text', () => {
  const { sections } = composeReport(exampleInput, 'ko', 'paper')
  const figures = sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'figure')
  const source = Buffer.from(korean).toString('latin1')
  assert.equal(figures.length, exampleInput.findings.figures.length)
  for (const { description } of figures) {
    const bytes = Buffer.from(printable(description), 'utf16le').swap16().toString('hex').toUpperCase()
    assert.ok(source.includes(`/Alt <FEFF${bytes}>`), description)
  }
})

test('words of a study stay words: no typst markup, no strange letter breaks the document', { skip }, async () => {
  const title = '#panic("x") $x^2$ *bold* <label> @ref \\ "quoted" // no comment 漢字 😀 \u0007'
  const text = read(await renderReportPdf({ ...exampleInput, plan: { ...exampleInput.plan, title } }, 'en'), 'pdftotext', 'FILE', '-')
  const flat = text.replace(/\s+/g, ' ')
  for (const part of ['#panic("x") $x^2$ *bold* <label> @ref', '"quoted" // no comment', '[U+1F600]', '[U+0007]'])
    assert.ok(flat.includes(part), part)
})

test('letters of the five languages, Greek and the signs of mathematics are printable; others are named', () => {
  for (const text of ['äöüÄÖÜß æøåÆØÅ', '허용 기준 뷁', 'αβγκτχ ≤ ≥ ± − × ≠ – — … ²', '0.8 ~ 1']) assert.equal(printable(text), text)
  assert.equal(printable('a\tb\nc'), 'a b c')
  assert.equal(printable('😀'), '[U+1F600]')
})

import { fileURLToPath } from 'node:url'
import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Language } from '@vitalbench/bench'
import { canonicalJson } from '@vitalbench/kernel/seal'
import { composeReport } from '../content/compose-report.ts'
import type { Block, Report, State } from '../content/report.ts'
import { drawFigure } from '../figure/draw-figure.ts'
import { drawInterval } from '../figure/interval-graphic.ts'
import { printPalette } from '../figure/palette.ts'
import { sizeOf, standardWidth } from '../figure/size.ts'
import { drawSwatch } from '../figure/swatch.ts'
import { drawSymbol } from '../figure/symbol.ts'
import type { ReportInput } from '../input.ts'
import { wordsOf, type Words } from '../words/words.ts'
import { fonts } from './fonts.ts'
import { printable } from './printable.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const template = readFileSync(new URL('report.typ', import.meta.url), 'utf8')
const inks: Readonly<Record<State, string>> = { pass: '#00664b', fail: '#9c3500', inconclusive: '#6b5200', absent: '#6b5200' }

const withDrawings = (block: Block, words: Words) => {
  if (block.kind !== 'figure') return block
  const { figure, description, title, caption, legend } = block
  const svg = drawFigure(figure, words, { palette: printPalette, description })
  const { width, height } = sizeOf(svg)
  return {
    kind: block.kind,
    title,
    caption,
    description,
    svg,
    tall: height / width > 2.2,
    columns: width / standardWidth,
    legend: legend.map(({ name, sign }) => ({ name, swatch: drawSwatch(sign, printPalette) })),
  }
}

/** All that the template reads: the report in words, with every picture drawn for white paper. */
const dataOf = (report: Report, words: Words, finished: Date) => ({
  date: {
    year: finished.getUTCFullYear(),
    month: finished.getUTCMonth() + 1,
    day: finished.getUTCDate(),
    hour: finished.getUTCHours(),
    minute: finished.getUTCMinutes(),
    second: finished.getUTCSeconds(),
  },
  fonts: ['IBM Plex Sans', 'NanumGothic'],
  mono: ['DejaVu Sans Mono', 'IBM Plex Sans', 'NanumGothic'],
  symbols: Object.fromEntries(Object.entries(inks).map(([state, sign]) => [state, drawSymbol(state as State, { sign, paper: '#ffffff' })])),
  criteria: [words.say('criterion'), words.say('criterion.limit'), words.say('criterion.result'), words.say('verdict')],
  report: {
    ...report,
    criteria: { ...report.criteria, rows: report.criteria.rows.map((row) => ({ ...row, svg: drawInterval(row.graphic, printPalette) })) },
    sections: report.sections.map((section) => ({ ...section, blocks: section.blocks.map((block) => withDrawings(block, words)) })),
  },
})

/**
 * Renders the report as PDF/A-3b, tagged, with `findings.json` attached; dated with the end of the run, so that the bytes repeat.
 *
 * @example
 * writeFileSync('report.pdf', await renderReportPdf(input, 'ko'))
 */
export async function renderReportPdf(input: ReportInput, language: Language): Promise<Uint8Array> {
  const words = wordsOf(language, input.bench.text)
  const finished = new Date(input.circumstances.finished)
  const data = dataOf(composeReport(input, language, 'paper'), words, finished)
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: [...fonts()] }] })
  const json = JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? printable(value) : value))
  compiler.mapShadow(`${folder}data.json`, Buffer.from(json))
  compiler.mapShadow(`${folder}findings.json`, Buffer.from(canonicalJson(input.findings)))
  const compiled = compiler.compile({ mainFileContent: template })
  if (compiled.result === null) throw new Error(`typst: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`)
  return compiler.pdf(compiled.result, { pdfStandard: 'a-3b', creationTimestamp: Math.floor(finished.getTime() / 1000) })
}

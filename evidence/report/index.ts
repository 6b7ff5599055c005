/** The report of a study: one page of HTML and one PDF, made of the same words and figures, in five languages. */
export type { ReportInput } from './input.ts'
export { renderReport } from './render-report.ts'
export { renderReportPdf } from './pdf/render-report-pdf.ts'
export { wordsOf } from './words/words.ts'
export type { Words } from './words/words.ts'
export { drawFigure } from './figure/draw-figure.ts'
export { printPalette, screenPalette } from './figure/palette.ts'

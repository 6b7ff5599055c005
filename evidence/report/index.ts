export type { ReportInput } from './input.ts'
export { renderReport } from './render-report.ts'
export { renderReportPdf } from './pdf/render-report-pdf.ts'
export { drawFigure } from './figure/draw-figure.ts'

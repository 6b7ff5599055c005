import type { Bench, Language } from '@vitalbench/bench'
import { reportFile } from '@vitalbench/kernel/bundle'
import { renderReport, renderReportPdf } from '../report/index.ts'
import type { ReportInput } from '../report/index.ts'

/** What a report takes from a bench: its name and its words. */
export type ReportBench = Pick<Bench, 'name' | 'version' | 'title' | 'text'>

/** What deriving evidence again takes from a bench, whatever its plan: what a report takes, and the fold of its outcomes. */
export type DerivingBench = ReportBench & Pick<Bench<never>, 'conclude'>

/** The report in each language as a file, the first as `report.html`. */
export const htmlReports = (input: ReportInput, languages: readonly Language[]): ReadonlyMap<string, Uint8Array> => {
  const text = new TextEncoder()
  return new Map(languages.map((language) => [reportFile(language, languages[0]), text.encode(renderReport(input, language))]))
}

/** The report as `report.pdf` in one language. */
export const pdfReport = (input: ReportInput, language: Language): Promise<Uint8Array> => renderReportPdf(input, language)

import type { Language } from '@vitalbench/bench'
import type { ReportInput } from './input.ts'

/** Renders the report as one self-contained HTML file; the same input gives the same bytes. */
export function renderReport(input: ReportInput, language: Language): string {
  return `<!doctype html><html lang="${language}"><title>${input.planDigest}</title></html>\n`
}

import type { Language } from '@vitalbench/bench'
import { composeReport } from './content/compose-report.ts'
import { page } from './html/page.ts'
import type { ReportInput } from './input.ts'
import { wordsOf } from './words/words.ts'

/**
 * Renders the report as one self-contained HTML file without script or outside request; the same input gives the same bytes.
 * Estimates are printed to two significant digits of their interval's half-width; proportions stay decimals (0.953).
 *
 * @example
 * writeFileSync('report.html', renderReport(input, 'de'))
 */
export const renderReport = (input: ReportInput, language: Language): string =>
  page(composeReport(input, language, 'screen'), wordsOf(language, input.bench.text))

import type { Language } from '@vitalbench/bench'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { ReportInput } from '../input.ts'

/** Renders the report as PDF/A-3b with `findings.json` attached; dated with the end of the run, so that the bytes repeat. */
export async function renderReportPdf(input: ReportInput, language: Language): Promise<Uint8Array> {
  const compiler = NodeCompiler.create()
  const inputs = { digest: input.planDigest, language }
  const { result } = compiler.compile({ mainFileContent: '#set document(date: none)\n#sys.inputs.digest', inputs })
  return compiler.pdf(result!, { pdfStandard: 'a-3b' })
}

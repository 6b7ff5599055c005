import { drawFigure, printPalette, screenPalette } from '@vitalbench/evidence'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import type { Testbed } from '../setting/index.ts'
import { readParts } from './read-parts.ts'
import { wordFigures } from './show-content.ts'
import type { EvidenceRecord } from './store.ts'

/** Draws a figure of evidence as SVG, in colours of its own or in those of the page. */
export async function drawEvidenceFigure(
  testbed: Testbed,
  evidence: EvidenceRecord,
  { figure: id, colours, context }: { readonly figure: string; readonly colours: 'light' | 'page'; readonly context: Context },
): Promise<{ svg: string }> {
  const parts = await readParts(testbed, evidence, context)
  const figure = parts.findings.figures.find((each) => each.id === id)
  const description = wordFigures(parts).find((each) => each.id === id)?.description
  if (!figure || description === undefined) throw failOperation('OPERATION_NOT_FOUND', { what: 'figure', id })
  return { svg: drawFigure(figure, parts.words, { palette: colours === 'page' ? screenPalette : printPalette, description }) }
}

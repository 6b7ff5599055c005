import { checked, problemOf, roCrateFile, unchecked } from '@vitalbench/kernel/bundle'
import type { Checked, Problem } from '@vitalbench/kernel/bundle'
import manifest from '../package.json' with { type: 'json' }
import { fail } from '../errors.ts'
import { benchOf } from './check-findings.ts'
import { htmlReports, pdfReport } from './reports.ts'
import type { DerivingBench } from './reports.ts'
import { roCrate } from './ro-crate.ts'
import type { SignedEvidence } from './signed-evidence.ts'

const firstDifference = (a: Uint8Array, b: Uint8Array): number => {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  return at
}

const compare = (file: string, signed: Uint8Array, drawn: Uint8Array): readonly Problem[] =>
  Buffer.compare(signed, drawn) === 0 ? [] : [problemOf(file, fail('REPORT_DIFFERS', { at: firstDifference(signed, drawn) }))]

/** Draws reports and description again from plan, findings and circumstances, and compares byte for byte. */
export async function checkReports(evidence: SignedEvidence, benches: readonly DerivingBench[]): Promise<Checked<'reports'>> {
  const { plan, findings, circumstances, files, attestation } = evidence
  const bench = benchOf(evidence, benches)
  if (!bench) return unchecked('reports', 'not drawn again: the words of its bench are not here')
  if (plan.software.version !== manifest.version) {
    return unchecked(
      'reports',
      `not drawn again: the evidence was written by version ${plan.software.version}, this is ${manifest.version}`,
    )
  }
  const { planDigest, evidenceDigest, languages } = attestation.claims
  const input = { plan, planDigest, findings, circumstances, evidenceDigest, bench }
  const problems: Problem[] = []
  const redraw = async (file: string, draw: () => Promise<ReadonlyMap<string, Uint8Array>>) => {
    try {
      for (const [name, drawn] of await draw()) problems.push(...compare(name, files.get(name)!, drawn))
    } catch (error) {
      problems.push(problemOf(file, error))
    }
  }
  await redraw('report.html', async () => htmlReports(input, languages))
  if (files.has('report.pdf')) await redraw('report.pdf', async () => new Map([['report.pdf', await pdfReport(input, languages[0])]]))
  const digests = new Map([...attestation.subjects].filter(([file]) => file !== roCrateFile))
  await redraw(roCrateFile, async () => new Map([[roCrateFile, roCrate({ plan, findings, circumstances, digests })]]))
  return checked('reports', problems, 'drawn again, byte for byte the same')
}

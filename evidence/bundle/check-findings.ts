import { judge } from '@vitalbench/bench'
import { checked, differences, digestOf, problemOf, unchecked } from '@vitalbench/kernel/bundle'
import type { Checked, Problem } from '@vitalbench/kernel/bundle'
import { fail } from '../errors.ts'
import { describeDifferences } from './describe-differences.ts'
import { evidenceJson } from './evidence-json.ts'
import type { DerivingBench } from './reports.ts'
import type { SignedEvidence } from './signed-evidence.ts'

const findingsFile = 'findings.json'

const derive = async ({ plan, outcomes, findings, attestation }: SignedEvidence, bench: DerivingBench): Promise<readonly Problem[]> => {
  const { study, seed, product, reference } = plan
  try {
    const concluded = await bench.conclude(outcomes, plan.plan as never, { study, seed, product, reference })
    const derived = evidenceJson(findingsFile, { ...concluded, ...judge(plan.criteria, concluded) })
    if (digestOf(derived) === attestation.subjects.get(findingsFile)) return []
    const found = differences(findings, JSON.parse(new TextDecoder().decode(derived)), 3)
    return [problemOf(findingsFile, fail('FINDINGS_DIFFER', { detail: describeDifferences(found, findings.measures) }))]
  } catch (error) {
    return [problemOf(findingsFile, fail('FINDINGS_UNDERIVABLE', { detail: (error as Error).message }))]
  }
}

/** The bench that made the evidence, in the very version; null where it is not at hand. */
export const benchOf = ({ plan }: SignedEvidence, benches: readonly DerivingBench[]): DerivingBench | null =>
  benches.find(({ name, version }) => name === plan.bench.name && version === plan.bench.version) ?? null

/** Derives the findings again from the outcomes with the bench that made them, and compares bit for bit. */
export async function checkFindings(evidence: SignedEvidence, benches: readonly DerivingBench[]): Promise<Checked<'findings'>> {
  const { name, version } = evidence.plan.bench
  const bench = benchOf(evidence, benches)
  if (bench)
    return checked(
      'findings',
      await derive(evidence, bench),
      `derived again from ${evidence.outcomes.length} outcomes, bit for bit the same`,
    )
  const other = benches.find((candidate) => candidate.name === name)
  const why = other ? `bench ${name} is here in version ${other.version}` : `bench ${name} is not here`
  return unchecked('findings', `not derived again: the evidence was made by bench ${name} ${version}, and ${why}`)
}

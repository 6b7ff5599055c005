import { defineBench, judge } from '@vitalbench/bench'
import type { Bench, Case, Circumstances, LockedPlan, Measure, Outcome, OutcomeValue } from '@vitalbench/bench'
import type { EvidenceToWrite } from './write-evidence.ts'

/** Sum in case order of a numeric column; the measures of the example need nothing more. */
const total = (outcomes: readonly Outcome[], column: string): number =>
  outcomes.reduce((sum, { values }) => sum + ((values[column] as number | null) ?? 0), 0)

const measure = (name: string, value: number, n: number): Measure => ({
  name,
  group: 'all',
  unit: '1',
  value,
  interval: { low: value - 0.1, high: value + 0.1, level: 0.95, method: 'fixed width' },
  n,
  method: 'mean',
  reason: undefined,
})

/** A bench as small as a bench can be, for the tests of evidence: the mean error and the mean of a trace. */
export const exampleBench: Bench = defineBench<unknown, Case>({
  name: 'example',
  version: '1.0.0',
  title: 'Example',
  module: import.meta.url,
  // Evidence never reads a plan with the schema of its bench.
  plan: null as unknown as Bench['plan'],
  endpoints: [{ name: 'error', unit: '1', better: 'lower', description: 'mean error' }],
  files: () => [],
  cases: async function* () {},
  run: () => Promise.reject(new Error('the example does not run')),
  conclude: async (outcomes) => ({
    measures: [
      measure('error', total(outcomes, 'error') / outcomes.length, outcomes.length),
      measure('sum', total(outcomes, 'error'), outcomes.length),
    ],
    tables: [],
    figures: [],
    cases: {
      ok: outcomes.filter(({ status }) => status === 'ok').length,
      crashed: outcomes.filter(({ status }) => status === 'crashed').length,
    },
    notTested: [],
    cautions: [],
  }),
  oracles: [],
  text: { en: {} },
})

/** The locked plan of the example study. */
export const examplePlan: LockedPlan = {
  format: 'vitalbench-plan/1',
  study: 'example',
  title: 'An example study',
  question: 'Is the error below one half?',
  seed: 'seed',
  software: { name: 'vitalbench', version: '0.1.0' },
  bench: { name: 'example', version: '1.0.0' },
  product: {
    name: 'Product',
    version: '2.0',
    manufacturer: 'Manufacturer',
    intendedPurpose: 'To be an example.',
    artefact: { link: 'onnx', path: 'model.onnx', sha256: '00'.repeat(32) },
  },
  reference: null,
  limits: { secondsPerCase: 1, memoryMiB: 64, isolation: 'where-available' },
  criteria: [
    { id: 'small-error', text: 'The error is at most 0.7.', measure: 'error', group: 'all', on: 'interval', limit: { atMost: 0.7 } },
  ],
  files: [{ path: 'data/cases.csv', sha256: '11'.repeat(32) }],
  plan: { column: 'error' },
}

/** The circumstances of the example run. */
export const exampleCircumstances: Circumstances = {
  started: '2026-01-02T03:04:05.000Z',
  finished: '2026-01-02T03:05:05.000Z',
  resumed: 0,
  workers: 1,
  folder: '../examples',
  machine: { system: 'linux', architecture: 'x64', processor: 'example', node: '24.0.0' },
  software: { vitalbench: '0.1.0' },
  enforcement: { product: [{ what: 'time', enforced: true, how: 'clock' }], reference: null },
  load: { product: { calls: 40, medianMs: 1, p95Ms: 2, maxMs: 3, peakMemoryMiB: 10 }, reference: null },
  oracles: [],
}

/** Outcomes of 40 cases: numbers, texts, truths, traces, things missing, and one crash. */
export const exampleOutcomes: readonly Outcome[] = Array.from({ length: 40 }, (_, i): Outcome => {
  const values: Record<string, OutcomeValue> = {
    error: Math.sqrt(i) / 10,
    site: `site ${i % 3}`,
    alarm: i % 2 === 0,
    trace: [i / 7, null, -0],
  }
  const crashed = i === 17
  return { case: `case-${i}`, status: crashed ? 'crashed' : 'ok', reason: crashed ? 'exit code 134' : null, values: crashed ? {} : values }
})

/** All that {@link writeEvidence} takes of the example run but folder and key. */
export const exampleRun = async (): Promise<Omit<EvidenceToWrite, 'folder' | 'key'>> => {
  const concluded = await exampleBench.conclude(exampleOutcomes, examplePlan.plan, examplePlan)
  const findings = { ...concluded, ...judge(examplePlan.criteria, concluded) }
  return {
    plan: examplePlan,
    outcomes: exampleOutcomes,
    findings,
    circumstances: exampleCircumstances,
    bench: exampleBench,
    languages: ['en', 'de'],
    pdf: false,
  }
}

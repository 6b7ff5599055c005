import type { Figure, Measure } from '@vitalbench/bench'
import { controlFigures, controlText } from './example-control.ts'
import { exampleText } from './example-text.ts'
import type { ReportInput } from './input.ts'

const grid = (points: number, to = 1): readonly number[] => Array.from({ length: points + 1 }, (_, i) => (i * to) / points)
const digest = (letter: string): string => letter.repeat(64)

type Numbers = readonly [value: number | null, low: number | null, high: number | null]
const measure = (name: string, [value, low, high]: Numbers, method: string, rest: Partial<Measure> = {}): Measure => ({
  name,
  group: 'all',
  unit: '1',
  value,
  interval: low === null || high === null ? null : { low, high, level: 0.95, method },
  n: 4024,
  ...(rest.n === undefined || rest.events !== undefined ? { events: 287 } : {}),
  method,
  ...rest,
})

const measures: readonly Measure[] = [
  measure('auroc', [0.8714, 0.8493, 0.8908], 'DeLong, logit scale'),
  measure('averagePrecision', [0.5127, 0.4523, 0.5718], 'step sum; stratified bootstrap, BCa, 2,000 replicates'),
  measure('sensitivity', [0.8153, 0.7664, 0.8561], 'Wilson', { n: 287, events: 287 }),
  measure('specificity', [0.7836, 0.7701, 0.7965], 'Wilson', { n: 3737 }),
  measure('ppv', [0.2244, 0.2008, 0.2499], 'Wilson', { n: 1043 }),
  measure('npv', [0.9822, 0.977, 0.9863], 'Wilson', { n: 2981 }),
  measure('balancedAccuracy', [0.7995, 0.7747, 0.8213], 'logit scale'),
  measure('lrPositive', [3.7675, 3.477, 4.078], 'log scale'),
  measure('lrNegative', [0.2357, 0.1849, 0.3004], 'log scale'),
  measure('f1', [0.3519, 0.3201, 0.3846], 'stratified bootstrap, BCa'),
  measure('mcc', [0.3549, 0.3213, 0.3877], 'delta method on Fisher z'),
  measure('kappa', [0.2693, 0.2412, 0.2974], 'large-sample variance'),
  measure('prevalence', [0.0713, 0.0638, 0.0797], 'Wilson'),
  measure('answered', [0.9978, 0.9958, 0.9988], 'Wilson', { n: 4024 }),
  measure('brier', [0.0523, 0.0474, 0.0573], 'bootstrap, percentile'),
  measure('calibrationSlope', [0.671, 0.598, 0.744], 'logistic recalibration'),
  measure('calibrationInTheLarge', [-0.412, -0.538, -0.286], 'logistic offset model'),
  measure('observedExpected', [0.726, 0.651, 0.809], 'log scale'),
  measure('ici', [0.0247, 0.0192, 0.0311], 'loess, bootstrap with refit'),
  measure('hosmerLemeshowP', [0.0000042, null, null], 'chi-square, 10 groups of risk, df 10', { reason: 'a p-value has no interval' }),
  measure('netBenefit', [0.0281, 0.0229, 0.0336], 'bootstrap, percentile'),
  measure('aurocDifference', [0.0312, 0.0118, 0.0507], 'paired DeLong'),
  measure('falseAlarmsPerPatientDay', [0.643, 0.598, 0.691], 'cluster bootstrap, BCa', { unit: '/d', n: 4024 }),
  measure('leadTimeMedian', [6.25, 5, 7.5], 'cluster bootstrap, percentile', { unit: 'h', n: 234 }),
  measure('utility', [null, null, null], 'PhysioNet/CinC 2019', { reason: 'the best possible utility is not above that of silence' }),
  measure('sensitivity', [0.8301, 0.7621, 0.8817], 'Wilson', { group: 'sex=female', n: 153, events: 153 }),
  measure('specificity', [0.7911, 0.7722, 0.8089], 'Wilson', { group: 'sex=female', n: 1871 }),
  measure('sensitivity', [0.7985, 0.7229, 0.8577], 'Wilson', { group: 'sex=male', n: 134, events: 134 }),
  measure('specificity', [0.7761, 0.7565, 0.7945], 'Wilson', { group: 'sex=male', n: 1866 }),
]

const figures: readonly Figure[] = [
  {
    kind: 'curves',
    id: 'roc',
    title: { key: 'figure.roc' },
    caption: { key: 'figure.roc.caption' },
    x: { label: { key: 'figure.roc.x' }, domain: [0, 1] },
    y: { label: { key: 'figure.roc.y' }, domain: [0, 1] },
    diagonal: true,
    series: [
      { name: { key: 'figure.roc.product' }, mark: 'line', x: grid(120), y: grid(120).map((x) => x ** 0.1334) },
      { name: { key: 'figure.roc.reference' }, mark: 'line', x: grid(120), y: grid(120).map((x) => x ** 0.19) },
      { name: { key: 'figure.roc.point' }, mark: 'points', x: [0.2164], y: [0.8153] },
    ],
  },
  {
    kind: 'curves',
    id: 'calibration',
    title: { key: 'figure.calibration' },
    caption: { key: 'figure.calibration.caption' },
    x: { label: { key: 'figure.calibration.x' }, domain: [0, 1] },
    y: { label: { key: 'figure.calibration.y' }, domain: [0, 1] },
    diagonal: true,
    series: [
      {
        name: { key: 'figure.calibration.curve' },
        mark: 'line',
        x: grid(40, 0.92),
        y: grid(40, 0.92).map((x) => x * 0.78),
        low: grid(40, 0.92).map((x) => Math.max(0, x * 0.78 - 0.015 - 0.08 * x)),
        high: grid(40, 0.92).map((x) => x * 0.78 + 0.015 + 0.08 * x),
      },
      {
        name: { key: 'figure.calibration.bins' },
        mark: 'points',
        x: [0.03, 0.14, 0.25, 0.35, 0.45, 0.55, 0.66, 0.75, 0.86],
        y: [0.021, 0.11, 0.21, 0.26, 0.37, 0.41, 0.55, 0.57, 0.68],
        low: [0.017, 0.08, 0.16, 0.19, 0.28, 0.31, 0.42, 0.42, 0.5],
        high: [0.026, 0.15, 0.27, 0.34, 0.47, 0.52, 0.67, 0.71, 0.82],
      },
    ],
  },
  {
    kind: 'curves',
    id: 'decision',
    title: { key: 'figure.decision' },
    caption: { key: 'figure.decision.caption' },
    x: { label: { key: 'figure.decision.x' }, domain: [0, 0.4] },
    y: { label: { key: 'figure.decision.y' }, domain: [-0.02, 0.08] },
    series: [
      {
        name: { key: 'figure.decision.model' },
        mark: 'line',
        x: grid(40, 0.4),
        y: grid(40, 0.4).map((t) => 0.0713 * Math.exp(-5 * t) - 0.002 * t),
        low: grid(40, 0.4).map((t) => 0.0713 * Math.exp(-5 * t) - 0.007),
        high: grid(40, 0.4).map((t) => 0.0713 * Math.exp(-5 * t) + 0.007),
      },
      {
        name: { key: 'figure.decision.all' },
        mark: 'line',
        x: grid(40, 0.4),
        y: grid(40, 0.4).map((t) => 0.0713 - (0.9287 * t) / (1 - t)),
      },
      { name: { key: 'figure.decision.none' }, mark: 'line', x: [0, 0.4], y: [0, 0] },
    ],
  },
  {
    kind: 'forest',
    id: 'subgroups-sensitivity',
    title: { key: 'figure.subgroups', values: { measure: 'sensitivity' } },
    caption: { key: 'figure.subgroups.caption' },
    x: { label: { key: 'measure.sensitivity' } },
    reference: 0.8153,
    rows: [
      { label: 'all', value: 0.8153, low: 0.7664, high: 0.8561, n: 287 },
      { label: 'sex = female', value: 0.8301, low: 0.7621, high: 0.8817, n: 153 },
      { label: 'sex = male', value: 0.7985, low: 0.7229, high: 0.8577, n: 134 },
      { label: 'age < 40', value: 0.741, low: 0.566, high: 0.863, n: 31 },
      { label: 'age 40–64', value: 0.811, low: 0.733, high: 0.87, n: 122 },
      { label: 'age ≥ 65', value: 0.836, low: 0.765, high: 0.889, n: 134 },
      { label: 'unit = surgical intensive care', value: 0.782, low: 0.687, high: 0.854, n: 96 },
      { label: 'unit = medical intensive care', value: 0.832, low: 0.773, high: 0.878, n: 191 },
      {
        label: 'ethnicity = missing',
        value: null,
        low: null,
        high: null,
        n: 14,
        note: { key: 'group.insufficient', values: { subjects: 14, events: 3, nonEvents: 11 } },
      },
    ],
  },
  {
    kind: 'curves',
    id: 'lead-time',
    title: { key: 'figure.leadTime' },
    caption: { key: 'figure.leadTime.caption' },
    x: { label: { key: 'figure.leadTime.x' }, domain: [12, 0] },
    y: { label: { key: 'figure.leadTime.y' }, domain: [0, 1] },
    series: [
      { name: { key: 'figure.roc.product' }, mark: 'step', x: grid(24, 12), y: grid(24, 12).map((h) => 0.815 * (1 - (h / 13) ** 1.7)) },
    ],
  },
  ...controlFigures,
]

const study: Pick<ReportInput, 'plan'> = {
  plan: {
    format: 'vitalbench-plan/1',
    study: 'sepsis-early-warning',
    title: 'Sepsis Early Warning, external validation',
    question: 'Does the model warn of sepsis early and reliably enough on intensive-care wards that it was not trained on?',
    seed: '20261124',
    software: { name: 'vitalbench', version: '0.1.0' },
    bench: { name: 'model', version: '0.1.0' },
    product: {
      name: 'SepsAlert',
      version: '2.3.1',
      manufacturer: 'Auvinen Medical AB',
      intendedPurpose:
        'Continuous estimation of the risk of sepsis within the next six hours in adult patients in intensive care, to support the decision of trained staff to examine the patient. Not intended as the only basis of treatment.',
      artefact: { link: 'onnx', path: 'products/sepsalert-2.3.1.onnx', sha256: digest('a') },
      trainedOn: digest('b'),
    },
    reference: {
      name: 'qSOFA',
      version: '2016',
      manufacturer: 'published score',
      intendedPurpose: 'Bedside score of three items.',
      artefact: { link: 'process', command: ['python3', 'qsofa.py'], files: [{ path: 'products/qsofa.py', sha256: digest('c') }] },
    },
    limits: { secondsPerCase: 5, memoryMiB: 512, isolation: 'where-available' },
    criteria: [
      {
        id: 'separation',
        text: 'Separates patients with and without sepsis',
        measure: 'auroc',
        group: 'all',
        on: 'interval',
        limit: { atLeast: 0.8 },
      },
      {
        id: 'finds',
        text: 'Finds four of five patients with sepsis',
        measure: 'sensitivity',
        group: 'all',
        on: 'interval',
        limit: { atLeast: 0.8 },
      },
      {
        id: 'burden',
        text: 'Burdens the staff with less than one false alarm per patient-day',
        measure: 'falseAlarmsPerPatientDay',
        group: 'all',
        on: 'interval',
        limit: { atMost: 1 },
      },
      {
        id: 'calibrated',
        text: 'Its probabilities can be taken at their word',
        measure: 'calibrationSlope',
        group: 'all',
        on: 'interval',
        limit: { between: [0.8, 1.25] },
      },
      {
        id: 'reference',
        text: 'Is not worse than the score in use',
        measure: 'aurocDifference',
        group: 'all',
        on: 'interval',
        limit: { nonInferiorWithin: 0.02 },
      },
    ],
    files: [
      { path: 'data/icu-2025.parquet', sha256: digest('d') },
      { path: 'data/icu-2025.dictionary.yaml', sha256: digest('e') },
    ],
    plan: {},
  },
}

const judged = (id: string, verdict: 'pass' | 'fail' | 'inconclusive', more: number | null = null) => {
  const { text, measure: name, group } = study.plan.criteria.find((criterion) => criterion.id === id)!
  return { id, text, measure: name, group, verdict, why: 'as the judge put it', more }
}

const text = {
  en: { ...exampleText.en, ...controlText.en },
  de: { ...exampleText.de, ...controlText.de },
  ko: { ...exampleText.ko, ...controlText.ko },
}

/** A study of a sepsis model made up by hand: no number in it was measured. For tests and for looking at the report. */
export const exampleInput: ReportInput = {
  ...study,
  planDigest: digest('f'),
  evidenceDigest: digest('9'),
  bench: { name: 'model', version: '0.1.0', title: 'AI models on tables of cases', text },
  findings: {
    verdict: 'fail',
    criteria: [
      judged('separation', 'pass'),
      judged('finds', 'inconclusive', 1840),
      judged('burden', 'pass'),
      judged('calibrated', 'fail'),
      judged('reference', 'pass'),
    ],
    measures,
    figures,
    tables: [
      {
        id: 'confusion',
        title: { key: 'table.confusion', values: { threshold: 0.0825 } },
        note: { key: 'table.confusion.note' },
        columns: [
          { title: { key: 'table.confusion.truth' }, kind: 'text' },
          { title: { key: 'table.confusion.positive' }, kind: 'count' },
          { title: { key: 'table.confusion.negative' }, kind: 'count' },
        ],
        rows: [
          [{ key: 'table.confusion.with' }, 234, 53],
          [{ key: 'table.confusion.without' }, 809, 2928],
        ],
      },
    ],
    cases: { ok: 4015, invalid: 2, late: 6, crashed: 1 },
    notTested: ['sites', 'use', 'security', 'robustness', 'future'].map((name) => ({ key: `notTested.${name}` })),
    cautions: [
      { key: 'caution.overlap', values: { count: 17, n: 4024 } },
      { key: 'caution.failed.worst', values: { failed: 9, n: 4024 } },
    ],
  },
  circumstances: {
    started: '2026-11-23T08:12:04.000Z',
    finished: '2026-11-23T08:15:51.000Z',
    folder: '../../studies',
    resumed: 1,
    workers: 4,
    machine: { system: 'Linux 6.8', architecture: 'x64', processor: 'AMD EPYC 7763', node: '24.21.0' },
    software: { 'onnxruntime-node': '1.30.0', hyparquet: '1.31.5' },
    enforcement: {
      product: [
        { what: 'time', enforced: true, how: 'process killed after 5 s per case' },
        { what: 'memory', enforced: true, how: 'cgroup memory.max 512 MiB' },
        { what: 'network', enforced: true, how: 'own network namespace without interfaces' },
        { what: 'files', enforced: false, how: 'mount namespaces are not permitted on this machine' },
      ],
      reference: null,
    },
    load: {
      product: { calls: 160_960, medianMs: 0.842, p95Ms: 1.931, maxMs: 5002, peakMemoryMiB: 214.3 },
      reference: { calls: 160_960, medianMs: 0.12, p95Ms: 0.31, maxMs: 8.4, peakMemoryMiB: 41 },
    },
    oracles: [
      {
        id: 'delong-aSAH',
        method: 'AUROC with the variance of DeLong',
        source: 'Robin et al. 2011, pROC, data set aSAH, S100B',
        holds: true,
        comparisons: [
          { quantity: 'AUROC', expected: 0.7313686, observed: 0.731368563685637, tolerance: 1e-7, error: 3.6e-8, holds: true },
          { quantity: 'lower bound', expected: 0.6301182, observed: 0.630118162, tolerance: 1e-7, error: 3.8e-8, holds: true },
        ],
      },
      {
        id: 'wilson-newcombe',
        method: 'Wilson score interval',
        source: 'Newcombe 1998, Statistics in Medicine 17:857, table I',
        holds: true,
        comparisons: [
          { quantity: 'lower bound, 81 of 263', expected: 0.2553, observed: 0.25527, tolerance: 5e-5, error: 3e-5, holds: true },
        ],
      },
    ],
  },
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Outcome, StudyIdentity } from '@vitalbench/bench'
import { stream } from '@vitalbench/kernel/numbers'
import { canonicalJson } from '@vitalbench/kernel/seal'
import { bench } from './bench.ts'

const digest = '0'.repeat(64)
const product = {
  name: 'score',
  version: '1',
  manufacturer: 'test',
  intendedPurpose: 'test',
  artefact: { link: 'onnx', path: 'm.onnx', sha256: digest },
  contract: { input: { tensor: 'x', columns: [{ name: 'a' }] }, output: { tensor: 'p', scale: 'probability' } },
} as const
const study: StudyIdentity = { study: 'test', seed: 'seed', product, reference: null }
const data = { file: 'd.csv', sha256: digest, format: 'csv', dictionary: 'd.yaml', dictionarySha256: digest }
const split = { by: 'case', seed: 1, parts: { test: 1 } }
const binaryPlan = (more: object = {}) =>
  bench.plan.parse({ task: 'binary', data, split, label: 'y', threshold: 0.5, case: 'case', positive: 1, ...more })

const outcome = (id: string, values: Outcome['values'], status: Outcome['status'] = 'ok'): Outcome => ({
  case: id,
  status,
  reason: status === 'ok' ? null : 'no answer',
  values: { split: 'test', patient: id, 'overlap.patient': false, 'overlap.inputs': false, 'overlap.duplicate': false, ...values },
})

/** Outcomes of a calibrated score: the label is drawn with the probability itself. */
function calibrated(n: number): readonly Outcome[] {
  const draws = stream('model bench test')
  return Array.from({ length: n }, (_, i) => {
    const score = draws.double()
    return outcome(String(i), { label: draws.double() < score ? 1 : 0, score, 'attribute.sex': i % 3 === 0 ? 'F' : 'M' })
  })
}

const conclude = (outcomes: readonly Outcome[], plan = binaryPlan(), identity = study) => bench.conclude(outcomes, plan, identity)
const valueOf = (findings: Awaited<ReturnType<typeof conclude>>, name: string, group = 'all') => {
  const found = findings.measures.find((each) => each.name === name && each.group === group)
  assert.ok(found, `${name} in ${group} is missing`)
  return found
}

test('a calibrated uniform score: what theory says of it lies inside the intervals', async () => {
  const findings = await conclude(calibrated(4000))
  // Score uniform on [0, 1], label with that probability: AUROC 5/6, Brier 1/6, slope 1, sensitivity 3/4, net benefit at ½ of 3/8 − 1/8.
  const theory = {
    auroc: 5 / 6,
    brier: 1 / 6,
    calibrationSlope: 1,
    calibrationInTheLarge: 0,
    observedExpected: 1,
    sensitivity: 0.75,
    specificity: 0.75,
    netBenefit: 0.25,
  }
  for (const [name, expected] of Object.entries(theory)) {
    const { interval } = valueOf(findings, name)
    assert.ok(
      interval && interval.low <= expected && expected <= interval.high,
      `${name}: ${expected} outside ${interval?.low} to ${interval?.high}`,
    )
  }
})

test('every measure is a declared endpoint with words in five languages, and the findings are canonical JSON', async () => {
  const findings = await conclude(calibrated(300), binaryPlan({ prevalences: [0.05], subgroups: { columns: [{ column: 'sex' }] } }))
  const known = new Set(bench.endpoints.map(({ name }) => name))
  for (const { name } of findings.measures) assert.ok(known.has(name), name)
  for (const words of Object.values(bench.text)) for (const name of known) assert.ok(words[`measure.${name}`], name)
  assert.ok(canonicalJson(JSON.parse(JSON.stringify(findings))).length > 1000)
})

test('under "worst" a product cannot gain by refusing hard cases', async () => {
  const all = calibrated(400)
  const refusing = all.map((each) => {
    const hard = (each.values.score as number) >= 0.5 !== (each.values.label === 1)
    return hard ? outcome(each.case, { ...each.values, score: null }, 'late') : each
  })
  const [honest, worst, excluded] = await Promise.all([
    conclude(all),
    conclude(refusing),
    conclude(refusing, binaryPlan({ failures: 'exclude' })),
  ])
  assert.equal(valueOf(worst, 'sensitivity').value, valueOf(honest, 'sensitivity').value)
  assert.ok((valueOf(worst, 'auroc').value ?? 1) < (valueOf(honest, 'auroc').value ?? 0))
  assert.equal(valueOf(excluded, 'sensitivity').value, 1)
  assert.ok(excluded.cautions.some((text) => typeof text === 'object' && text.key === 'caution.failed.exclude'))
})

test('small groups are listed with a reason and no number', async () => {
  const findings = await conclude(calibrated(40), binaryPlan({ subgroups: { columns: [{ column: 'sex' }], minimum: { subjects: 20 } } }))
  const women = valueOf(findings, 'auroc', 'sex=F')
  assert.equal(women.value, null)
  assert.match(women.reason ?? '', /too few: 14 cases/)
  assert.ok(findings.notTested.some((text) => typeof text === 'object' && text.key === 'notTested.smallGroups'))
})

test('no case, one class, no answer at all: a reason for every number, never NaN', async () => {
  const none = calibrated(30).map(({ case: id, values }) => outcome(id, { ...values, score: null }, 'crashed'))
  const negatives = calibrated(30).map((each) => outcome(each.case, { ...each.values, label: 0 }))
  for (const outcomes of [[], none, negatives]) {
    const findings = await conclude(outcomes)
    for (const measure of findings.measures) {
      assert.ok(measure.value === null || Number.isFinite(measure.value), `${measure.name} is ${measure.value}`)
      if (measure.value === null) assert.ok(measure.reason, `${measure.name} has no reason`)
    }
    canonicalJson(JSON.parse(JSON.stringify(findings)))
  }
})

test('overlap with the training data is counted and warned of', async () => {
  const outcomes = calibrated(20).map((each, i) => outcome(each.case, { ...each.values, 'overlap.inputs': i < 3 }))
  const findings = await conclude(outcomes)
  assert.deepEqual(findings.cautions[0], { key: 'caution.overlap', values: { count: 3, n: 20 } })
})

test('several cases of a patient widen the interval', async () => {
  const single = calibrated(200)
  const fourfold = single.flatMap((each) => [0, 1, 2, 3].map((k) => outcome(`${each.case}-${k}`, { ...each.values, patient: each.case })))
  const independent = fourfold.map((each) => outcome(each.case, { ...each.values, patient: each.case }))
  const width = (findings: Awaited<ReturnType<typeof conclude>>, name: string) => {
    const { interval } = valueOf(findings, name)
    return (interval?.high ?? 0) - (interval?.low ?? 0)
  }
  const [clustered, naive, truth] = await Promise.all([conclude(fourfold), conclude(independent), conclude(single)])
  // AUROC by Obuchowski's variance; calls by a bootstrap of patients, so only about as wide as Wilson's.
  for (const [name, tolerance] of [
    ['auroc', 0.02],
    ['sensitivity', 0.15],
    ['specificity', 0.15],
    ['ppv', 0.15],
    ['mcc', 0.15],
    ['lrPositive', 0.25],
  ] as const) {
    assert.ok(
      Math.abs(width(clustered, name) / width(truth, name) - 1) < tolerance,
      `${name}: ${width(clustered, name)} and ${width(truth, name)}`,
    )
    assert.ok(
      Math.abs(width(naive, name) / width(truth, name) - 0.5) < tolerance,
      `${name}: ${width(naive, name)} and ${width(truth, name)}`,
    )
  }
})

test('a sensitivity of 1 in clustered cases has an interval with patients as the unit', async () => {
  const outcomes = calibrated(60).flatMap((each) =>
    [0, 1, 2].map((k) => outcome(`${each.case}-${k}`, { ...each.values, score: each.values.label === 1 ? 0.9 : 0.1, patient: each.case })),
  )
  const { value, interval, events } = valueOf(await conclude(outcomes), 'sensitivity')
  const patients = (events ?? 0) / 3
  const z = 1.959963984540054
  assert.equal(value, 1)
  // Wilson's lower limit at n of n is n / (n + z²).
  assert.ok(Math.abs((interval?.low ?? 0) - patients / (patients + z * z)) < 1e-12)
})

test('a reference that does not answer counts as right: no product wins by starving it', async () => {
  const compared: StudyIdentity = { ...study, reference: product }
  const starved = calibrated(200).map((each) => outcome(each.case, { ...each.values, reference: null }, 'late'))
  const { value } = valueOf(await conclude(starved, binaryPlan(), compared), 'aurocDifference')
  assert.ok((value ?? 0) < 0)
})

test('a plan that no study file may hold is not concluded on', async () => {
  const forged = Object.assign({ ...binaryPlan() }, { bootstrap: { replicates: 1e12 } })
  await assert.rejects(conclude(calibrated(10), forged), /replicates/)
})

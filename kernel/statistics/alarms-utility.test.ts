import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Stream } from '@vitalbench/kernel/numbers'
import { stream } from '@vitalbench/kernel/numbers'
import type { AlarmCohort } from './alarms.ts'
import { utilityByThreshold } from './alarms-thresholds.ts'
import { patientUtilities, sepsisUtility } from './alarms-utility.ts'

const close = (observed: number | null | undefined, expected: number, tolerance = 1e-10) =>
  assert.ok(Math.abs((observed ?? NaN) - expected) <= tolerance, `${observed} instead of ${expected}`)

/** One patient of hours written as 0 and 1. */
const patient = (labels: string, alarms: string): AlarmCohort => ({
  labels: Uint8Array.from(labels),
  alarms: Uint8Array.from(alarms),
  offsets: Uint32Array.of(0, labels.length),
})

function cohort(random: Stream, patients: number) {
  const offsets = new Uint32Array(patients + 1)
  const labels: number[] = []
  for (let k = 0; k < patients; k += 1) {
    const hours = 1 + random.integer(50)
    const first = random.double() < 0.4 ? random.integer(hours) : Infinity
    for (let hour = 0; hour < hours; hour += 1) labels.push(hour >= first ? 1 : 0)
    offsets[k + 1] = labels.length
  }
  return { labels: Uint8Array.from(labels), offsets }
}

const sumOf = (values: Float64Array) => values.reduce((a, b) => a + b, 0)

const between = (x: number, [x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]) =>
  y0 + ((x - x0) / (x1 - x0)) * (y1 - y0)

/** The rule as the paper's figure draws it (Reyna 2020, figure 2), one hour at a time: points joined by straight lines. */
function byTheFigure(labels: Uint8Array, alarms: Uint8Array): number {
  const firstPositive = labels.indexOf(1)
  let total = 0
  for (let hour = 0; hour < labels.length; hour += 1) {
    if (firstPositive < 0) {
      total += alarms[hour] ? -0.05 : 0
      continue
    }
    const d = hour - (firstPositive + 6)
    if (d > 3) continue
    if (alarms[hour]) {
      if (d > -6) total += between(d, [-6, 1], [3, 0])
      else if (d >= -12) total += between(d, [-12, 0], [-6, 1])
      else total += -0.05
    } else if (d > -6) total += between(d, [-6, 0], [3, -2])
  }
  return total
}

test('every patient gets what the published figure gives, hour by hour', () => {
  const random = stream('alarms', 'figure')
  const { labels, offsets } = cohort(random, 400)
  const alarms = labels.map(() => random.integer(2))
  const { observed } = patientUtilities({ labels, alarms, offsets })
  observed.forEach((value, k) => {
    const hours = [offsets[k], offsets[k + 1]] as const
    close(value, byTheFigure(labels.slice(...hours), alarms.slice(...hours)))
  })
})

test('single hours by hand', () => {
  // Labels turn 1 in hour 12, so onset is hour 18; an alarm in one hour against silence throughout.
  const labels = `${'0'.repeat(12)}${'1'.repeat(14)}`
  const silence = sepsisUtility(patient(labels, '0'.repeat(26))).observed
  close(silence, (-2 * (1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9)) / 9)
  const gain = (hour: number) => sepsisUtility(patient(labels, `${'0'.repeat(hour)}1${'0'.repeat(25 - hour)}`)).observed - silence
  for (const [hour, expected] of [
    [0, -0.05],
    [5, -0.05],
    [6, 0],
    [9, 0.5],
    [12, 1],
    [13, 8 / 9 + 2 / 9],
    [18, 3 / 9 + 12 / 9],
    [21, 2],
    [22, 0],
    [25, 0],
  ] as const)
    close(gain(hour), expected)
  close(sepsisUtility(patient('0000', '1011')).observed, -0.15)
})

test('silence is 0 and the best alarms are 1 after normalisation; nothing gains more', () => {
  const random = stream('alarms', 'normalised')
  const { labels, offsets } = cohort(random, 60)
  assert.equal(sepsisUtility({ labels, alarms: new Uint8Array(labels.length), offsets }).normalised, 0)
  const best = new Uint8Array(labels.length)
  for (let k = 0; k < 60; k += 1) {
    const first = labels.slice(offsets[k], offsets[k + 1]).indexOf(1)
    if (first < 0) continue
    // From twelve hours before to three hours after onset, as far as the stay goes.
    for (let hour = Math.max(0, first - 6); hour <= first + 9 && offsets[k] + hour < offsets[k + 1]; hour += 1) best[offsets[k] + hour] = 1
  }
  close(sepsisUtility({ labels, alarms: best, offsets }).normalised, 1)
  for (let trial = 0; trial < 50; trial += 1) {
    const alarms = best.map((alarm) => (random.double() < 0.1 ? 1 - alarm : alarm))
    assert.ok((sepsisUtility({ labels, alarms, offsets }).normalised ?? NaN) <= 1 + 1e-12)
  }
})

test('without an event there is nothing to normalise by', () => {
  const utility = sepsisUtility(patient('00000', '01000'))
  assert.equal(utility.normalised, null)
  close(utility.observed, -0.05)
  assert.equal(utilityByThreshold({ labels: Uint8Array.of(0, 0), scores: Float64Array.of(1, 2), offsets: Uint32Array.of(0, 2) }), null)
})

test('the utility at every threshold is that of its alarms', () => {
  const random = stream('alarms', 'thresholds')
  const { labels, offsets } = cohort(random, 80)
  const scores = Float64Array.from(labels, (label) => Math.round(10 * (random.normal() + label)) / 10)
  const curve = utilityByThreshold({ labels, scores, offsets })
  assert.ok(curve)
  assert.equal(curve.thresholds.length, new Set(scores).size)
  curve.thresholds.forEach((threshold, k) => {
    const alarms = Uint8Array.from(scores, (score) => (score >= threshold ? 1 : 0))
    close(curve.utility[k], sepsisUtility({ labels, alarms, offsets }).normalised ?? NaN)
  })
})

test('totals are those of the patients, and malformed cohorts are refused', () => {
  const random = stream('alarms', 'totals')
  const { labels, offsets } = cohort(random, 30)
  const alarms = labels.map(() => random.integer(2))
  const { observed, best, silent } = patientUtilities({ labels, alarms, offsets })
  const total = sepsisUtility({ labels, alarms, offsets })
  close(total.observed, sumOf(observed))
  close(total.normalised, (sumOf(observed) - sumOf(silent)) / (sumOf(best) - sumOf(silent)))
  assert.throws(() => sepsisUtility({ labels, alarms: alarms.slice(1), offsets }), /alarms has/)
  assert.throws(() => sepsisUtility({ labels, alarms, offsets: offsets.slice(0, -1) }), /offsets of the patients end at/)
  assert.throws(() => sepsisUtility({ labels, alarms: alarms.with(3, 2), offsets }), /label 2 at row 3/)
  assert.throws(
    () => sepsisUtility({ labels: Uint8Array.of(0, 1), alarms: Uint8Array.of(0, 1), offsets: Uint32Array.of(0, 3, 2) }),
    /fall at patient 1/,
  )
})

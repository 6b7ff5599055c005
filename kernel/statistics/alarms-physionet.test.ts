import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { alarmReport } from './alarms-report.ts'
import { alarmTally } from './alarms-tally.ts'
import { utilityByThreshold } from './alarms-thresholds.ts'
import { patientUtilities, sepsisUtility } from './alarms-utility.ts'

const shared = process.env.VITALBENCH_SHARED ?? join(import.meta.dirname, '../../../shared')
const file = join(shared, 'data/physionet-2019-b.parquet')
const skip = existsSync(file) ? false : `no ${file}; set VITALBENCH_SHARED`

async function hours() {
  const bytes = readFileSync(file)
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const rows = await parquetReadObjects({ file: buffer, compressors, columns: ['patient', 'SepsisLabel', 'HR', 'Resp'] })
  const firsts = rows.flatMap(({ patient }, row) => (row === 0 || patient !== rows[row - 1].patient ? [row] : []))
  return {
    labels: Uint8Array.from(rows, ({ SepsisLabel }) => Number(SepsisLabel)),
    heartRate: Float64Array.from(rows, ({ HR }) => (HR === null ? 0 : Number(HR))),
    breaths: Float64Array.from(rows, ({ Resp }) => (Resp === null ? 0 : Number(Resp))),
    offsets: Uint32Array.from([...firsts, rows.length]),
  }
}

test('10,000 patients of the challenge: utility of a simple rule as its own scoring program gives it', { skip }, async () => {
  const { labels, heartRate, breaths, offsets } = await hours()
  assert.equal(offsets.length - 1, 10_000)
  const alarms = Uint8Array.from(labels, (_, hour) => (heartRate[hour] >= 100 && breaths[hour] >= 22 ? 1 : 0))
  const cohort = { labels, alarms, offsets }
  // compute_prediction_utility of physionetchallenges/evaluation-2019 at 4edb431, run with numpy 2.4.6 on the same alarms.
  const { observed, best, silent, normalised } = sepsisUtility(cohort)
  for (const [value, expected] of [
    [observed, -4934.1722222222215],
    [best, 3979.5555555555557],
    [silent, -5160.222222222223],
    [normalised ?? NaN, 0.024732548809842325],
  ])
    assert.ok(Math.abs(value - expected) <= 1e-9 * Math.abs(expected), `${value} instead of ${expected}`)
  const tally = alarmTally(cohort, { mergeGap: 0, refractory: 6, horizon: 12 })
  const { eventSensitivity, falseAlarmsPerPatientDay } = alarmReport(tally, patientUtilities(cohort))
  assert.equal(eventSensitivity.n, 577)
  assert.ok((falseAlarmsPerPatientDay.value ?? NaN) > 0 && (falseAlarmsPerPatientDay.value ?? NaN) < 4)
  const curve = utilityByThreshold({ labels, scores: heartRate, offsets })
  const at = Uint8Array.from(heartRate, (rate) => (rate >= 110 ? 1 : 0))
  const k = curve?.thresholds.indexOf(110) ?? -1
  const same = sepsisUtility({ labels, alarms: at, offsets }).normalised ?? NaN
  assert.ok(Math.abs((curve?.utility[k] ?? NaN) - same) < 1e-9)
})

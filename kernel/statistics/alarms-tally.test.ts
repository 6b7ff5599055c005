import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import type { AlarmCohort } from './alarms.ts'
import { timeToDetection } from './alarms-detection.ts'
import { alarmReport, leadTimes } from './alarms-report.ts'
import type { AlarmRule } from './alarms-tally.ts'
import { alarmTally } from './alarms-tally.ts'
import { patientUtilities, sepsisUtility } from './alarms-utility.ts'
import { alarmRatios, weightedAlarms } from './alarms-weighted.ts'

const close = (observed: number | null | undefined, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs((observed ?? NaN) - expected) <= tolerance, `${observed} instead of ${expected}`)

/** Patients drawn hour by hour: `#` an alarm, `.` silence; the second string has the labels. */
function drawn(...patients: readonly (readonly [alarms: string, labels: string])[]): AlarmCohort {
  const offsets = new Uint32Array(patients.length + 1)
  patients.forEach(([alarms], k) => {
    offsets[k + 1] = offsets[k] + alarms.length
  })
  return {
    alarms: Uint8Array.from(patients.map(([alarms]) => alarms).join(''), (mark) => (mark === '#' ? 1 : 0)),
    labels: Uint8Array.from(patients.map(([, labels]) => labels).join('')),
    offsets,
  }
}

const quiet = (alarms: string) => drawn([alarms, '0'.repeat(alarms.length)])
const episodes = (alarms: string, rule: Partial<AlarmRule>) =>
  alarmTally(quiet(alarms), { mergeGap: 0, refractory: 0, horizon: 12, ...rule }).episodes[0]

test('alarm hours become episodes by the declared gap and refractory time', () => {
  assert.equal(episodes('..........', {}), 0)
  assert.equal(episodes('##########', {}), 1)
  assert.equal(episodes('#.#..#...#', {}), 4)
  assert.equal(episodes('#.#..#...#', { mergeGap: 1 }), 3)
  assert.equal(episodes('#.#..#...#', { mergeGap: 2 }), 2)
  assert.equal(episodes('#.#..#...#', { mergeGap: 3 }), 1)
  // Starts in hours 0, 5 and 9: hour 2 is silenced by 5 refractory hours, hour 5 is not, hour 9 is again.
  assert.equal(episodes('#.#..#...#', { refractory: 5 }), 2)
  assert.equal(episodes('#.#..#...#', { refractory: 4 }), 3)
  // An episode of one piece is never cut; an alarm that outlasts its silencing is raised.
  assert.equal(episodes('##########', { refractory: 3 }), 1)
  assert.equal(episodes('#.########', { refractory: 4 }), 2)
})

// Onset in hour 20 (labels from hour 14), window of 12 hours from hour 8.
const septic = `${'0'.repeat(14)}${'1'.repeat(12)}`
const rule: AlarmRule = { mergeGap: 0, refractory: 0, horizon: 12 }

const tallyOf = (hours: readonly number[]) => {
  const alarms = Array.from({ length: 26 }, (_, hour) => (hours.includes(hour) ? '#' : '.')).join('')
  const { episodes, falseEpisodes, lead, onset, eventFreeHours } = alarmTally(drawn([alarms, septic]), rule)
  return { episodes: episodes[0], falseOnes: falseEpisodes[0], lead: lead[0], onset: onset[0], free: eventFreeHours[0] }
}

test('episodes meet the event in the window [onset − horizon, onset]', () => {
  const all = { onset: 20, free: 8 }
  assert.deepEqual(tallyOf([]), { episodes: 0, falseOnes: 0, lead: -1, ...all })
  assert.deepEqual(tallyOf([7]), { episodes: 1, falseOnes: 1, lead: -1, ...all })
  assert.deepEqual(tallyOf([8]), { episodes: 1, falseOnes: 0, lead: 12, ...all })
  assert.deepEqual(tallyOf([7, 8]), { episodes: 1, falseOnes: 1, lead: -1, ...all })
  assert.deepEqual(tallyOf([3, 10, 15]), { episodes: 3, falseOnes: 1, lead: 10, ...all })
  assert.deepEqual(tallyOf([20]), { episodes: 1, falseOnes: 0, lead: 0, ...all })
  assert.deepEqual(tallyOf([21, 25]), { episodes: 2, falseOnes: 0, lead: -1, ...all })
})

test('an onset near the first hour or beyond the last keeps its hours straight', () => {
  const early = alarmTally(drawn(['#.........', '1111111111']), rule)
  assert.deepEqual([early.onset[0], early.lead[0], early.eventFreeHours[0]], [6, 6, 0])
  const late = alarmTally(drawn([`${'.'.repeat(19)}#`, `${'0'.repeat(19)}1`]), rule)
  assert.deepEqual([late.onset[0], late.lead[0], late.eventFreeHours[0]], [25, 6, 13])
})

const ward = drawn(
  ['#...#.....#.....#.........', septic],
  ['..........................', septic],
  ['............#.............', septic],
  ['..#....#', '00000000'],
  ['........', '00000000'],
)

test('a ward by hand', () => {
  const tally = alarmTally(ward, rule)
  const report = alarmReport(tally, patientUtilities(ward))
  // Episodes 4, 0, 1, 2, 0, of them false 2, 0, 0, 2, 0; event-free hours 3 · 8 + 2 · 8.
  close(report.eventSensitivity.value, 2 / 3)
  assert.equal(report.eventSensitivity.n, 3)
  close(report.falseAlarmsPerPatientHour.value, 4 / 40)
  close(report.falseAlarmsPerPatientDay.value, 2.4)
  close(report.alarmsPerTrueEvent.value, 7 / 2)
  assert.deepEqual([...leadTimes(tally)], [8, 10])
  close(report.leadTime.median.value, 9)
  assert.deepEqual([report.leadTime.lowerQuartile, report.leadTime.upperQuartile], [8.5, 9.5])
  close(report.utility.value, sepsisUtility(ward).normalised ?? NaN)
  const hourly = report.falseAlarmsPerPatientHour.interval
  close(report.falseAlarmsPerPatientDay.interval?.high, 24 * (hourly?.high ?? NaN))
})

test('measures of resampled patients are those of the repeated patients', () => {
  const weights = Uint32Array.of(2, 0, 1, 3, 1)
  const copies = [...weights].flatMap((times, k) => Array.from({ length: times }, () => k))
  const part = (column: Uint8Array, k: number) => Array.from(column.subarray(ward.offsets[k], ward.offsets[k + 1]))
  const repeated = drawn(
    ...copies.map(
      (k) =>
        [
          part(ward.alarms, k)
            .map((alarm) => (alarm ? '#' : '.'))
            .join(''),
          part(ward.labels, k).join(''),
        ] as const,
    ),
  )
  const into = new Float64Array(alarmRatios.length)
  weightedAlarms(alarmTally(ward, rule), patientUtilities(ward)).compute(weights, into)
  const report = alarmReport(alarmTally(repeated, rule), patientUtilities(repeated))
  alarmRatios.forEach((name, k) => close(into[k], report[name].value ?? NaN))
})

function simulated(name: string, patients: number) {
  const random = stream('tally', name)
  return drawn(
    ...Array.from({ length: patients }, () => {
      const hours = 10 + random.integer(60)
      const first = random.double() < 0.3 ? random.integer(hours) : hours
      const rate = 0.02 + 0.1 * random.double() ** 3
      const alarms = Array.from({ length: hours }, (_, hour) => (random.double() < rate * (hour >= first - 6 ? 6 : 1) ? '#' : '.')).join('')
      return [alarms, `${'0'.repeat(first)}${'1'.repeat(hours - first)}`] as const
    }),
  )
}

test('the bootstrap over patients and the ratio estimator agree; Poisson is too narrow where alarms cluster in patients', () => {
  const cohort = simulated('intervals', 400)
  const tally = alarmTally(cohort, rule)
  const utilities = patientUtilities(cohort)
  const linear = alarmReport(tally, utilities)
  const drawn = alarmReport(tally, utilities, { bootstrap: { stream: stream('tally', 'draws'), replicates: 2000 } })
  const poisson = alarmReport(tally, utilities, { falseAlarms: 'poisson' })
  const width = (report: typeof linear, name: 'utility' | 'falseAlarmsPerPatientHour' | 'alarmsPerTrueEvent') =>
    (report[name].interval?.high ?? NaN) - (report[name].interval?.low ?? NaN)
  for (const name of ['utility', 'falseAlarmsPerPatientHour', 'alarmsPerTrueEvent'] as const) {
    assert.match(drawn[name].interval?.method ?? '', /^patient bootstrap, percentile, 2000 replicates/)
    close(drawn[name].value, linear[name].value ?? NaN)
    close(width(drawn, name) / width(linear, name), 1, 0.1)
  }
  assert.ok(width(poisson, 'falseAlarmsPerPatientHour') < 0.9 * width(linear, 'falseAlarmsPerPatientHour'))
})

test('no event, no alarm, no patient: each has its reason', () => {
  const silent = alarmReport(alarmTally(quiet('....'), rule), patientUtilities(quiet('....')))
  assert.equal(silent.utility.value, null)
  assert.match(silent.utility.reason ?? '', /no event/)
  assert.equal(silent.eventSensitivity.value, null)
  assert.equal(silent.falseAlarmsPerPatientHour.value, 0)
  // The exact upper limit for no count in 4 hours: −ln(0.025) / 4.
  close(silent.falseAlarmsPerPatientHour.interval?.high, -Math.log(0.025) / 4, 1e-9)
  assert.match(silent.alarmsPerTrueEvent.reason ?? '', /no event was detected/)
  assert.equal(silent.leadTime.median.reason, 'no values')
  const nobody = drawn()
  assert.equal(alarmReport(alarmTally(nobody, rule), patientUtilities(nobody)).utility.value, null)
  assert.throws(() => alarmTally(ward, { ...rule, mergeGap: -1 }), /mergeGap is -1/)
})

/** 26 hours with an alarm in one of them. */
const full = (hour: number) => Array.from({ length: 26 }, (_, h) => (h === hour ? '#' : '.')).join('')

test('time to detection counts who was watched: by hand, with late entry and a short stay', () => {
  // Window of 12 hours. Leads of 12 and 4 in patients watched throughout; one comes 6 hours before onset and has a lead of 2;
  // one leaves 6 hours before onset; one is watched throughout without an alarm.
  const watched = drawn(
    [full(8), septic],
    [full(16), septic],
    ['....#.....', '1111111111'],
    [`${'.'.repeat(15)}`, `${'0'.repeat(14)}1`],
    [full(99), septic],
  )
  const curve = timeToDetection(alarmTally(watched, rule))
  // Twelve hours before, all but the late one are watched; four before, all but the first and the one who left; then two.
  assert.deepEqual([...curve.hoursBefore], [12, 4, 2])
  assert.deepEqual([...curve.atRisk], [4, 3, 2])
  close(curve.share[0], 1 / 4)
  close(curve.share[1], 1 - (3 / 4) * (2 / 3))
  close(curve.share[2], 1 - (3 / 4) * (2 / 3) * (1 / 2))
})

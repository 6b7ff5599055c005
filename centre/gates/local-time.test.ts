import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, addMonths, endOf, instantOf, localDate, startOf, startOfDay } from './index.ts'

const hours = (date: string, zone: string) => (endOf(date, zone) - startOf(date, zone)) / 3_600_000
const code = (expected: string) => (error: unknown) => (error as { code: string }).code === expected

test('days have the hours that their zone gives them', () => {
  // Published changes of clocks: EU 2027-03-28 and 2027-10-31, US 2027-03-14, Egypt 2027-04-30 at midnight, Lord Howe half an hour.
  const days: readonly (readonly [string, string, number])[] = [
    ['2027-03-28', 'Europe/Stockholm', 23],
    ['2027-10-31', 'Europe/Berlin', 25],
    ['2027-03-14', 'America/New_York', 23],
    ['2027-11-07', 'America/New_York', 25],
    ['2027-04-30', 'Africa/Cairo', 23],
    ['2027-04-04', 'Australia/Lord_Howe', 24.5],
    ['2027-10-03', 'Australia/Lord_Howe', 23.5],
    ['2027-03-28', 'Asia/Seoul', 24],
    // Samoa left this day out; Brazil skipped midnight.
    ['2011-12-30', 'Pacific/Apia', 0],
    ['2018-11-04', 'America/Sao_Paulo', 23],
  ]
  for (const [date, zone, expected] of days) assert.equal(hours(date, zone), expected, `${date} ${zone}`)
})

test('days begin where their zone says', () => {
  assert.equal(new Date(startOfDay('2027-03-01', 'Asia/Seoul')).toISOString(), '2027-02-28T15:00:00.000Z')
  assert.equal(new Date(startOfDay('2027-07-01', 'Europe/Stockholm')).toISOString(), '2027-06-30T22:00:00.000Z')
  assert.equal(new Date(startOfDay('2027-04-30', 'Africa/Cairo')).toISOString(), '2027-04-29T22:00:00.000Z')
  for (const zone of ['Africa/Cairo', 'America/Havana', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'Europe/Berlin']) {
    for (let day = 0; day < 800; day += 1) {
      const date = addDays('2026-01-01', day)
      const start = startOfDay(date, zone)
      assert.equal(localDate(start, zone), date)
      assert.equal(localDate(start - 1, zone), addDays(date, -1))
    }
  }
})

test('months keep the day, or end with the month', () => {
  const sums: readonly (readonly [string, number, string])[] = [
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-06-01', 12, '2027-06-01'],
    ['2027-03-31', -1, '2027-02-28'],
  ]
  for (const [date, months, expected] of sums) assert.equal(addMonths(date, months), expected)
})

test('what is no date, no instant and no zone is refused', () => {
  assert.throws(() => addDays('2027-02-29', 1), code('GATE_TIME'))
  assert.throws(() => startOf('2027-2-1', 'Europe/Berlin'), code('GATE_TIME'))
  for (const text of ['2027-02-10T08:00:00', '2027-02-10 08:00Z', '2027-02-30T08:00:00Z', 'today']) {
    assert.throws(() => instantOf(text), code('GATE_TIME'), text)
  }
  assert.equal(instantOf('2027-02-10T09:00:00+01:00'), Date.UTC(2027, 1, 10, 8))
  assert.throws(() => startOfDay('2027-02-10', 'Europe/Mannheim'), code('GATE_ZONE'))
})

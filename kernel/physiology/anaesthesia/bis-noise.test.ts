import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream, variance } from '@vitalbench/kernel/numbers'
import { bisNoise } from './bis-noise.ts'

const series = (seconds: number, count: number): Float64Array => {
  const noise = bisNoise(stream('BIS noise', String(seconds)), { seconds })
  return Float64Array.from({ length: count }, noise)
}

test('three points of deviation, whatever the time between samples', () => {
  for (const seconds of [0.2, 1, 5, 30]) {
    const deviation = Math.sqrt(variance(series(seconds, 100_000)))
    // The oscillator forgets in about 1/(0.2 · 0.2 rad/s) = 26 s, which leaves 20,000 s / 26 s values or more.
    assert.ok(Math.abs(deviation - 3) < 0.2, `${deviation} at ${seconds} s`)
  }
})

test('the autocorrelation is that of a damped oscillator', () => {
  const values = series(1, 200_000)
  const omega = (2 * Math.PI * 0.03) / Math.sqrt(1 - 2 * 0.2 ** 2)
  const damped = omega * Math.sqrt(1 - 0.2 ** 2)
  for (const lag of [1, 5, 10, 17, 33, 60]) {
    let sum = 0
    for (let k = lag; k < values.length; k++) sum += values[k] * values[k - lag]
    const expected = Math.exp(-0.2 * omega * lag) * (Math.cos(damped * lag) + (0.2 / Math.sqrt(1 - 0.2 ** 2)) * Math.sin(damped * lag))
    assert.ok(Math.abs(sum / (values.length - lag) / 9 - expected) < 0.05, `lag ${lag} s`)
  }
})

test('the spectrum peaks at 0.03 Hz', () => {
  const values = series(1, 200_000)
  const power = (hertz: number): number => {
    // Mean periodogram of pieces of 1000 s.
    let total = 0
    for (let from = 0; from + 1000 <= values.length; from += 1000) {
      let [re, im] = [0, 0]
      for (let k = 0; k < 1000; k++) {
        re += values[from + k] * Math.cos(2 * Math.PI * hertz * k)
        im += values[from + k] * Math.sin(2 * Math.PI * hertz * k)
      }
      total += re * re + im * im
    }
    return total
  }
  const grid = [0.003, 0.015, 0.03, 0.05, 0.1]
  const powers = grid.map(power)
  assert.equal(grid[powers.indexOf(Math.max(...powers))], 0.03)
  // |H|² at the peak over that at 0 is 1/(4ξ²(1 - ξ²)) = 6.5; white noise through second order falls fast above.
  assert.ok(powers[2] / powers[0] > 4 && powers[2] / powers[0] < 10)
  assert.ok(powers[4] < powers[2] / 100)
})

test('noise is repeatable, silent at deviation 0, and refuses options that make no oscillator', () => {
  assert.deepEqual(series(5, 50), series(5, 50))
  const silent = bisNoise(stream('x'), { seconds: 1, deviation: 0 })
  assert.equal(Math.abs(silent()) + Math.abs(silent()), 0)
  for (const wrong of [
    { seconds: 0 },
    { seconds: 1, damping: 0 },
    { seconds: 1, damping: 0.8 },
    { seconds: 1, deviation: -1 },
    { seconds: 1, peak: NaN },
  ])
    assert.throws(() => bisNoise(stream('x'), wrong), { code: 'ANAESTHESIA_RANGE' })
})

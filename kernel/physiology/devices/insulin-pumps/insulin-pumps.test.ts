import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mean, stream, variance } from '@vitalbench/kernel/numbers'
import type { InsulinPump } from './insulin-pump-model.ts'
import { insulinPumps } from './insulin-pumps.ts'
import type { InsulinPumpName } from './insulin-pumps.ts'
import { strokePump } from './stroke-pump.ts'

const names = Object.keys(insulinPumps) as InsulinPumpName[]
const durations = [0.25, 1, 3, 5, 7.5, 30, 60]

/** A pump of the same steps and limits that does not err. */
const faultless = (name: InsulinPumpName): InsulinPump =>
  strokePump({ ...insulinPumps[name], error: { basal: 0, bolus: 0, stroke: 0 } }, { stream: stream('faultless') })

test('a registry holds what it says', () => {
  for (const name of names) {
    const { title, source, basalStep, basalMaximum, bolusStep, bolusMaximum, pulse } = insulinPumps[name]
    assert.equal(insulinPumps[name].name, name)
    assert.ok(title && source && basalStep < basalMaximum && bolusStep < bolusMaximum)
    // Else part of a bolus would stay in the pump.
    assert.ok(pulse === 0 || Math.abs(bolusStep / pulse - Math.round(bolusStep / pulse)) < 1e-9)
  }
})

test('what is ordered in steps of the pump is delivered within one pulse, whatever the duration', () => {
  for (const name of names) {
    const { basalStep, bolusStep, pulse, cycle } = insulinPumps[name]
    for (const minutes of durations) {
      const pump = faultless(name)
      const random = stream('orders', name, String(minutes))
      let [ordered, delivered, rate] = [0, 0, 0]
      for (let k = 0; k < 2000; k++) {
        rate = random.integer(60) * (basalStep || 0.01)
        const bolus = random.double() < 0.05 ? random.integer(50) * (bolusStep || 0.01) : 0
        ordered += (rate * minutes) / 60 + bolus
        delivered += pump.deliver(rate, bolus, minutes)
        // What a bolus is still to give is on its way, so is what the next stroke is to hold.
        const late = ordered - delivered
        assert.ok(late > -1e-9, `${name} gives more than is ordered: ${late}`)
      }
      // Until the last bolus and the last stroke are through.
      for (let k = 0; k < 200; k++) delivered += pump.deliver(0, 0, 5)
      assert.ok(Math.abs(ordered - delivered) < pulse + 1e-9, `${name}, ${minutes} min: ${ordered} U ordered, ${delivered} U delivered`)
      assert.ok(cycle === 0 || pump.deliver(0, 0, cycle) < 1e-9)
    }
  }
})

test('orders between the steps wait for the next: the sum is right within a pulse and one step of each setting', () => {
  for (const name of names)
    for (const minutes of durations) {
      const { basalStep, bolusStep, pulse } = insulinPumps[name]
      const pump = faultless(name)
      const random = stream('orders', name, String(minutes))
      let [ordered, delivered] = [0, 0]
      for (let k = 0; k < 2000; k++) {
        const [rate, bolus] = [2 * random.double(), random.double() < 0.05 ? 3 * random.double() : 0]
        ordered += (rate * minutes) / 60 + bolus
        delivered += pump.deliver(rate, bolus, minutes)
      }
      for (let k = 0; k < 200; k++) delivered += pump.deliver(0, 0, 5)
      const most = pulse + bolusStep + (basalStep * minutes) / 60 + 1e-9
      assert.ok(Math.abs(ordered - delivered) <= most, `${name}, ${minutes} min: ${ordered - delivered} U late`)
    }
})

test('a pump gives whole pulses, at 0.5 U/h one of 0.05 U every 6 min', () => {
  const pump = faultless('omnipod')
  const given = Array.from({ length: 60 }, () => pump.deliver(0.5, 0, 1))
  given.forEach((amount, k) => assert.ok(Math.abs(amount - (k % 6 === 5 ? 0.05 : 0)) < 1e-12))
  const slim = faultless('tslim-x2')
  const strokes = Array.from({ length: 60 }, () => slim.deliver(0.6, 0, 1))
  strokes.forEach((amount, k) => assert.ok(Math.abs(amount - (k % 5 === 4 ? 0.05 : 0)) < 1e-9))
})

test('a bolus takes its time: 10 U of the 670G 6.7 min, as measured by Ziegler et al. 2019', () => {
  const pump = faultless('minimed-670g')
  let [given, minutes] = [pump.deliver(0, 10, 0.1), 0.1]
  while (given < 10 - 1e-9) {
    const part = pump.deliver(0, 0, 0.1)
    assert.ok(part <= 1.5 * 0.1 + 0.025)
    given += part
    minutes += 0.1
  }
  assert.ok(Math.abs(minutes - 6.7) < 0.1, `${minutes} min`)
  // Also in steps that are shorter than a pulse.
  const short = faultless('omnipod')
  let bolus = short.deliver(0, 1, 1 / 120)
  for (let k = 0; k < 120; k++) bolus += short.deliver(0, 0, 1 / 120)
  assert.ok(Math.abs(bolus - 1) < 1e-9)
})

test('limits hold, and an order that is no number is none', () => {
  for (const name of names.filter((each) => each !== 'ideal')) {
    const { basalMaximum, bolusMaximum, pulse } = insulinPumps[name]
    const pump = faultless(name)
    let given = 0
    for (let k = 0; k < 12; k++) given += pump.deliver(1e6, 0, 5)
    assert.ok(given <= basalMaximum + 1e-9 && given > basalMaximum - pulse - 1e-9, `${name}: ${given} U in an hour`)
    const other = faultless(name)
    let bolus = other.deliver(0, 1e6, 5)
    for (let k = 0; k < 100; k++) bolus += other.deliver(0, 0, 5)
    assert.ok(Math.abs(bolus - bolusMaximum) < 1e-9, `${name}: ${bolus} U`)
  }
  for (const name of names) {
    const pump = insulinPumps[name].open({ stream: stream('nonsense') })
    for (const order of [NaN, -1, Infinity, -Infinity]) assert.equal(pump.deliver(order, order, 60), 0)
    for (const minutes of [-1, NaN, Infinity]) assert.throws(() => pump.deliver(1, 0, minutes), { code: 'DEVICE_RANGE' })
    assert.equal(pump.deliver(1, 0, 0), 0)
  }
})

/** Amounts that many pumps of a kind give: each its own, `repeats` times. */
function amounts(name: InsulinPumpName, pumps: number, repeats: number, give: (pump: InsulinPump) => number): number[] {
  return Array.from({ length: pumps }, (_, k) => {
    const pump = insulinPumps[name].open({ stream: stream('errors', name, String(k)) })
    return Array.from({ length: repeats }, () => give(pump))
  }).flat()
}

const bolusOf = (units: number) => (pump: InsulinPump) => pump.deliver(0, units, 60)
const basalOf = (rate: number, hours: number) => (pump: InsulinPump) => {
  let sum = 0
  for (let k = 0; k < hours * 12; k++) sum += pump.deliver(rate, 0, 5)
  return sum
}
const spread = (found: readonly number[], target: number): number => (100 * Math.sqrt(variance(found))) / target
const within = (found: readonly number[], target: number, percent: number): number =>
  (100 * found.filter((amount) => Math.abs(amount - target) <= (percent / 100) * target).length) / found.length

const between = (observed: number, low: number, high: number, what: string): void =>
  assert.ok(observed >= low && observed <= high, `${what}: ${observed}`)

test('over many pumps the error has no bias', () => {
  for (const name of names) {
    const doses = amounts(name, 400, 1, (pump) => basalOf(1, 24)(pump) + bolusOf(10)(pump))
    between(mean(doses) / 34, 0.994, 1.006, name)
    assert.ok(doses.every((dose) => dose > 0))
  }
  // Even where a stroke is as small as its error.
  const small = amounts('tslim-x2', 100, 1, basalOf(0.02, 240))
  between(mean(small) / 4.8, 0.98, 1.02, 't:slim at 0.02 U/h')
})

test('errors of the 670G: 85 % of boluses of 0.1 U and all of 1 and 10 U within 15 % (Ziegler et al. 2019)', () => {
  between(within(amounts('minimed-670g', 200, 25, bolusOf(0.1)), 0.1, 15), 81, 89, '0.1 U')
  between(within(amounts('minimed-670g', 200, 25, bolusOf(1)), 1, 15), 99.5, 100, '1 U')
  between(within(amounts('minimed-670g', 200, 12, bolusOf(10)), 10, 15), 100, 100, '10 U')
})

test('errors of the t:slim: strokes at 0.1 U/h spread by 38 to 46 % (Girardot et al. 2020)', () => {
  const strokes = amounts('tslim-x2', 50, 100, (pump) => pump.deliver(0.1, 0, 5))
  between(spread(strokes, 0.1 / 12), 38.3, 46.4, 'strokes')
  // 32 pumps gave 22.0 to 24.9 U in 12 h at 2 U/h (user guide), a range of 4.1 standard deviations: 2.9 %.
  between(spread(amounts('tslim-x2', 400, 1, basalOf(2, 12)), 24), 2.4, 3.5, '12 h at 2 U/h')
})

test('errors of the Omnipod are those of the letter (J Diabetes Sci Technol 16:788, 2022) and of the user guide', () => {
  // Published 18.5, 13.6, 21.7 and 10.0 %; the first and third fix the error of a pulse. The last is 14 % here, too much.
  between(spread(amounts('omnipod', 100, 25, bolusOf(0.2)), 0.2), 16, 21, '0.2 U')
  between(spread(amounts('omnipod', 100, 25, bolusOf(1)), 1), 11, 16.5, '1 U')
  between(spread(amounts('omnipod', 30, 72, basalOf(0.1, 1)), 0.1), 18, 25, '1 h at 0.1 U/h')
  between(spread(amounts('omnipod', 30, 72, basalOf(1, 1)), 1), 9, 16, '1 h at 1 U/h')
  // 300 boluses of 5 U from 4.49 to 5.37 U, 72 of 30 U from 29.56 to 30.62 U: 3.0 and 0.7 %, by ranges of 5.8 and 4.8 deviations.
  between(spread(amounts('omnipod', 100, 10, bolusOf(5)), 5), 2, 4, '5 U')
  between(spread(amounts('omnipod', 200, 4, bolusOf(30)), 30), 0.5, 1.6, '30 U')
})

test('shares of Omnipod boluses within 5 % are near those of 22 pumps (Diabetes Technol Ther 21:371, 2019), on which nothing was fitted', () => {
  for (const [units, published] of [
    [0.5, 18.6],
    [1, 26.5],
    [5, 89],
    [10, 96],
    [15, 96],
  ])
    between(within(amounts('omnipod', 200, 15, bolusOf(units)), units, 5), published - 8, published + 8, `${units} U`)
})

test('a stroke errs by itself: an hour in one call spreads as an hour in twelve', () => {
  for (const name of ['tslim-x2', 'omnipod'] as const) {
    const [apart, whole] = [basalOf(0.3, 1), (pump: InsulinPump) => pump.deliver(0.3, 0, 60)].map((give) =>
      spread(amounts(name, 100, 30, give), 0.3),
    )
    between(whole / apart, 0.9, 1.1, `${name}: ${apart} % and ${whole} %`)
  }
})

/** Amplitude of so many turns within 200 pulses. */
const amplitude = (flow: readonly number[], turns: number): number => {
  const wave = (of: (angle: number) => number): number =>
    flow.reduce((sum, share, k) => sum + share * of((2 * Math.PI * turns * k) / 200), 0)
  return Math.hypot(wave(Math.cos), wave(Math.sin)) / 100
}

test('the gear of the Omnipod turns once in 5 U, with the harmonics of its data, from an own place in each pump', () => {
  const error = { basal: 0, bolus: 0, stroke: 0, turn: insulinPumps.omnipod.error.turn }
  const pulses = (key: string): number[] => {
    const pump = strokePump({ ...insulinPumps.omnipod, error }, { stream: stream('turn', key) })
    return Array.from({ length: 200 }, () => pump.deliver(0, 0.05, 1) / 0.05)
  }
  for (const key of ['a', 'b']) {
    const flow = pulses(key)
    assert.ok(Math.abs(mean(flow) - 1) < 1e-9)
    // 200 pulses are two turns; over one of 100 pulses a harmonic hardly fades.
    for (const [turns, expected] of [
      [2, 0.1852],
      [4, 0.0633],
      [3, 0],
    ])
      assert.ok(Math.abs(amplitude(flow, turns) - expected) < 1e-3 * expected + 1e-9, `${turns}: ${amplitude(flow, turns)}`)
  }
  assert.ok(Math.abs(pulses('a')[0] - pulses('b')[0]) > 1e-3)
})

test('delivery depends on the stream and on nothing else', () => {
  for (const name of names) {
    const day = (key: string): number[] => {
      const pump = insulinPumps[name].open({ stream: stream('day', key) })
      return Array.from({ length: 288 }, (_, k) => pump.deliver(0.8, k % 96 === 90 ? 5 : 0, 5))
    }
    assert.deepEqual(day('a'), day('a'))
    if (name !== 'ideal') assert.notDeepEqual(day('a'), day('b'))
  }
})

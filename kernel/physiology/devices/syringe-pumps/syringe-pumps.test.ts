import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mean, stream, variance } from '@vitalbench/kernel/numbers'
import { screwPump } from './screw-pump.ts'
import type { SyringePump } from './syringe-pump-model.ts'
import { syringePumps } from './syringe-pumps.ts'
import type { SyringePumpName } from './syringe-pumps.ts'

const names = Object.keys(syringePumps) as SyringePumpName[]
const propofol = 10

const faultless = (name: SyringePumpName): SyringePump =>
  screwPump({ ...syringePumps[name], error: 0, slack: 0 }, { stream: stream('faultless'), concentration: propofol })

test('a registry holds what it says', () => {
  for (const name of names) {
    const { title, source, rateStep, rateMaximum, error, slack } = syringePumps[name]
    assert.equal(syringePumps[name].name, name)
    assert.ok(title && source && rateStep < rateMaximum && error < 0.02 && slack >= 0)
  }
})

test('the ideal pump gives what is ordered', () => {
  const pump = syringePumps.ideal.open({ stream: stream('ideal'), concentration: propofol })
  for (const rate of [0, 0.001, 8, 200]) assert.ok(Math.abs(pump.deliver(rate, 0.5) - rate / 2) < 1e-12)
})

test('rates between the steps wait for the next: the sum is right within one step, whatever the duration', () => {
  for (const name of names)
    for (const minutes of [1 / 60, 1 / 6, 1, 5]) {
      const pump = faultless(name)
      const random = stream('orders', name, String(minutes))
      let [ordered, delivered] = [0, 0]
      for (let k = 0; k < 5000; k++) {
        const rate = 20 * random.double()
        ordered += rate * minutes
        delivered += pump.deliver(rate, minutes)
        const late = ordered - delivered
        const step = (syringePumps[name].rateStep * minutes * propofol) / 60
        assert.ok(late > -1e-8 && late < step + 1e-8, `${name}, ${minutes} min: ${late} mg late, a step is ${step} mg`)
      }
    }
})

test('each interval is a whole number of steps of the rate', () => {
  const pump = faultless('alaris-pk')
  for (const rate of [3.1234, 0.01, 7.77]) {
    const perHour = (pump.deliver(rate, 1) / propofol) * 60
    assert.ok(Math.abs(perHour / 0.1 - Math.round(perHour / 0.1)) < 1e-6)
  }
})

test('limits hold, and an order that is no number is none', () => {
  for (const name of names.filter((each) => each !== 'ideal')) {
    const pump = faultless(name)
    let given = 0
    for (let k = 0; k < 60; k++) given += pump.deliver(1e6, 1)
    assert.ok(Math.abs(given / propofol - syringePumps[name].rateMaximum) < 0.01, `${name}: ${given / propofol} mL in an hour`)
  }
  for (const name of names) {
    const pump = syringePumps[name].open({ stream: stream('nonsense'), concentration: propofol })
    for (const order of [NaN, -1, Infinity, -Infinity, 0]) assert.equal(pump.deliver(order, 1), 0)
    for (const minutes of [-1, NaN, Infinity]) assert.throws(() => pump.deliver(1, minutes), { code: 'DEVICE_RANGE' })
    for (const concentration of [0, -1, NaN, Infinity])
      assert.throws(() => syringePumps[name].open({ stream: stream('x'), concentration }), { code: 'DEVICE_RANGE' })
  }
})

/** Share of the set rate in mL/h that flows after so many minutes. */
const flow = (rate: number, from: number): number => {
  const pump = screwPump({ ...syringePumps['alaris-pk'], error: 0, rateStep: 0 }, { stream: stream('x'), concentration: 1 })
  pump.deliver(rate / 60, from)
  return pump.deliver(rate / 60, 0.01) / ((rate / 60) * 0.01)
}

test('steady flow after 74.5 min at 0.1 mL/h and in seconds at the rates of propofol (Neff et al. 2007)', () => {
  assert.ok(Math.abs(flow(0.1, 74.5) - 0.95) < 0.005, `${flow(0.1, 74.5)}`)
  assert.ok(flow(0.1, 5) < 0.25)
  assert.ok(flow(60, 10 / 60) > 0.97)
  // At 1 mL/h and after a bolus four pumps needed 6.0 to 11.1 min (Neff et al. 2001).
  const minutes = 3 * 60 * syringePumps['perfusor-space'].slack
  assert.ok(minutes > 6 && minutes < 11.1)
})

test('the start costs the play and nothing more', () => {
  const { slack } = syringePumps['alaris-pk']
  const pump = screwPump({ ...syringePumps['alaris-pk'], error: 0 }, { stream: stream('x'), concentration: propofol })
  let given = 0
  for (let k = 0; k < 600; k++) given += pump.deliver(5, 0.1)
  assert.ok(Math.abs(300 - given - slack * propofol) < 0.02, `${given}`)
})

test('±2 % is two standard deviations between pumps, and no pump changes', () => {
  for (const name of ['alaris-pk', 'perfusor-space'] as const) {
    const doses = Array.from({ length: 4000 }, (_, k) => {
      const pump = syringePumps[name].open({ stream: stream('accuracy', String(k)), concentration: propofol })
      pump.deliver(10, 60)
      const [first, second] = [pump.deliver(10, 60), pump.deliver(10, 60)]
      assert.ok(Math.abs(first - second) < 1e-6)
      return first / 600
    })
    assert.ok(Math.abs(mean(doses) - 1) < 1e-3)
    assert.ok(Math.abs(Math.sqrt(variance(doses)) - 0.01) < 5e-4)
  }
})

test('delivery depends on the stream and on nothing else', () => {
  for (const name of names) {
    const hour = (key: string): number[] => {
      const pump = syringePumps[name].open({ stream: stream('hour', key), concentration: 0.05 })
      return Array.from({ length: 60 }, (_, k) => pump.deliver(0.01 * k, 1))
    }
    assert.deepEqual(hour('a'), hour('a'))
    if (name !== 'ideal') assert.notDeepEqual(hour('a'), hour('b'))
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basalInfusion } from '../s2008/basal.ts'
import { s2008 } from '../s2008/s2008.ts'
import { derivative, hypoglycaemiaRisk, normalisedEmptying } from './derivative.ts'
import { s2013, s2013Parameters } from './s2013.ts'

const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

const p = s2013Parameters({ parameters: {} })
const basal = basalInfusion(p)

test('at the basal infusion nothing moves, for a whole day', () => {
  const body = s2013.open({ parameters: {} })
  const rate = new Float64Array(18)
  derivative(p, Float64Array.of(basal, 0, 1, 1, 0, 0), { before: 0, eaten: 0 }, body.state, rate)
  for (const value of rate) near(value, 0, 1e-9, 'derivative')
  body.inputs[0] = basal
  body.advance(1440)
  near(body.outputs[0], p.Gb, 1e-9, 'glucose')
  near(body.outputs[4], p.Hb, 1e-9, 'glucagon')
})

test('above the basal glucose and without the effect of glucagon it is S2008', () => {
  const [plain, extended] = [s2008.open({ parameters: {}, step: 0.5 }), s2013.open({ parameters: { kxi: 0 }, step: 0.5 })]
  for (const insulin of [0, 0.3 * basal, 0.8 * basal]) {
    plain.inputs[0] = extended.inputs[0] = insulin
    plain.inputs[2] = extended.inputs[2] = 0.9
    plain.advance(180)
    extended.advance(180)
    assert.ok(plain.outputs[0] > p.Gb)
    for (let k = 0; k < 13; k++) near(extended.state[k], plain.state[k], 1e-9, s2008.states[k].name)
  }
})

test('the risk is that of Kovatchev without its factor, held below 60 mg/dL and zero from the basal glucose on', () => {
  // By hand: ln 60 = 4.094345, to the power of 1.084 = 4.60897; 10 (4.60897 - 5.381)² = 5.9603.
  near(hypoglycaemiaRisk(60, 120), 5.96, 0.005, 'at 60')
  assert.equal(hypoglycaemiaRisk(20, 120), hypoglycaemiaRisk(60, 120))
  near(hypoglycaemiaRisk(112.5, 120), 0, 1e-4, 'at its zero')
  assert.equal(hypoglycaemiaRisk(120, 120), 0)
  assert.ok(hypoglycaemiaRisk(70, 120) > hypoglycaemiaRisk(90, 120))
})

test('the stomach is normalised to 30 g', () => {
  const { kmin, kmax, b, d } = p
  for (const [stomach, before, eaten] of [
    [20000, 5000, 60000],
    [8000, 0, 15000],
  ]) {
    const q = (stomach * 30000) / (before + eaten)
    const [alpha, beta] = [5 / (2 * 30000 * (1 - b)), 5 / (2 * 30000 * d)]
    const rate = kmin + ((kmax - kmin) / 2) * (Math.tanh(alpha * (q - b * 30000)) - Math.tanh(beta * (q - d * 30000)) + 2)
    near(normalisedEmptying(p, stomach, { before, eaten }), rate * Math.max(1, 30000 / eaten), 1e-15, `${eaten} mg`)
  }
  assert.equal(normalisedEmptying(p, 0, { before: 0, eaten: 0 }), kmax)
})

/** Highest glucose and glucagon after a dose of glucagon in ug within a min, and when glucagon was highest. */
function afterGlucagon(dose: number) {
  const body = s2013.open({ parameters: {} })
  body.inputs[0] = basal
  body.inputs[5] = dose
  let [glucose, glucagon, at] = [0, 0, 0]
  for (let minute = 0; minute < 300; minute++) {
    body.advance(1)
    body.inputs[5] = 0
    if (body.outputs[4] > glucagon) [glucagon, at] = [body.outputs[4], body.time]
    glucose = Math.max(glucose, body.outputs[0])
  }
  return { glucose, glucagon, at }
}

test('glucagon under the skin appears as its label says, and a tenth of a rescue dose raises glucose as measured', () => {
  const rescue = afterGlucagon(1000)
  near(rescue.glucagon, 7900, 200, 'glucagon in pg/mL after 1 mg')
  near(rescue.at, 20, 2, 'min to its peak')
  near((afterGlucagon(110).glucose - p.Gb) / 18.016, 2.6, 0.1, 'rise in mmol/L after 0.11 mg')
})

test('glucagon is kept: infused is under the skin, lost there, or in plasma', () => {
  const body = s2013.open({ parameters: { n: 1e-9, Hb: 0, sigma: 0, delta: 0, kxi: 0 }, step: 1 / 16 })
  body.inputs[0] = basal
  body.inputs[5] = 20
  body.advance(5)
  body.inputs[5] = 0
  body.advance(600)
  // What leaves the first depot divides as kh1 to kh2.
  const absorbed = ((100_000 / p.BW) * p.kh1) / (p.kh1 + p.kh2)
  near(body.state[13] * p.VH, absorbed, 1e-5 * absorbed, 'glucagon in plasma')
})

test('low glucose calls for glucagon when insulin is low, and use rises with the risk', () => {
  const lowest = (model: typeof s2008, insulin: number) => {
    const body = model.open({ parameters: {} })
    body.inputs[0] = basal + insulin
    body.advance(1)
    body.inputs[0] = basal
    let glucose = Infinity
    for (let minute = 0; minute < 300; minute++) {
      body.advance(1)
      glucose = Math.min(glucose, body.outputs[0])
    }
    return glucose
  }
  assert.ok(lowest(s2013, 3) < lowest(s2008, 3) - 5)
  const starved = s2013.open({ parameters: {} })
  starved.inputs[0] = basal
  starved.inputs[3] = 0.4
  starved.advance(90)
  assert.ok(starved.outputs[0] < 90 && starved.outputs[4] > p.Hb + 5, `${starved.outputs[0]} mg/dL, ${starved.outputs[4]} pg/mL`)
  const flooded = s2013.open({ parameters: {} })
  flooded.inputs.set([basal + 0.2, 0, 1, 0.4])
  flooded.advance(90)
  assert.ok(flooded.outputs[0] < starved.outputs[0] && flooded.outputs[4] < starved.outputs[4])
})

test('the error at half a minute is small, and time outside the domain is counted', () => {
  const glucose = (step: number): number => {
    const body = s2013.open({ parameters: { Gb: 112.5 }, step })
    body.inputs.set([basal + 2, 5, 1, 1, 0, 30])
    body.advance(1)
    body.inputs.set([basal, 5, 1, 1, 0, 0])
    body.advance(8)
    body.inputs[1] = 0
    body.advance(200)
    return body.outputs[0]
  }
  near(glucose(0.5), glucose(1 / 32), 0.01, 'glucose')
  const body = s2013.open({ parameters: {} })
  body.inputs.set([basal, 0, 1, 1, 0, 1000])
  body.advance(1)
  body.inputs[5] = 0
  body.advance(59)
  assert.ok(body.outside[2] > 40 && body.outside[2] < 60, `${body.outside[2]} min of glucagon above the limit`)
  assert.equal(body.outside[0], 0)
})

test('refuses a parameter out of its range', () => {
  assert.throws(() => s2013.open({ parameters: { kH: 0 } }), { code: 'BODY_RANGE', message: /kH/ })
  assert.throws(() => s2013.open({ parameters: { kh4: 1 } }), { code: 'BODY_PARAMETER_UNKNOWN' })
})

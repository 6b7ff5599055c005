import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneCompartmentLung } from './one-compartment-lung.ts'
import { volumeControlledBreath, volumeControlledPressure } from './volume-controlled.ts'

const setting = { resistance: 15, compliance: 0.04, flow: 0.6, inspirationSeconds: 0.9, pauseSeconds: 0.2, ratePerMinute: 22, peep: 6 }

const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

test('the pressure of a breath rises in a line and ends at its peak', () => {
  const { peakPressure, tidalVolume, plateauPressure } = volumeControlledBreath(setting)
  near(volumeControlledPressure(setting, 0), 15 * 0.6 + 6, 1e-12, 'start')
  near(volumeControlledPressure(setting, 0.9), peakPressure, 1e-12, 'end')
  near(peakPressure - plateauPressure, 15 * 0.6, 1e-12, 'the fall in the pause is resistance times flow')
  near(tidalVolume, 0.54, 1e-12, 'tidal volume')
})

test('the periodic breath leaves over what the breath before did', () => {
  const { tidalVolume, trappedVolume, periodicPlateauPressure, plateauPressure, intrinsicPeep } = volumeControlledBreath(setting)
  let left = 0
  for (let k = 0; k < 200; k++) left = (left + tidalVolume) * Math.exp(-(60 / 22 - 1.1) / 0.6)
  near(trappedVolume, left, 1e-12, 'trapped volume')
  near(periodicPlateauPressure - plateauPressure, intrinsicPeep, 1e-12, 'plateau')
})

/** Error of the tidal volume when the lung model gets the pressure of the closed form in pieces, held from their start or from their middle. */
const errorWith = (pieces: number, shift: number): number => {
  const { resistance, compliance, inspirationSeconds, flow } = setting
  const lung = oneCompartmentLung.open({ parameters: { resistance, compliance } })
  lung.inputs[0] = 6
  lung.advance(10)
  const start = lung.outputs[2]
  const piece = inspirationSeconds / pieces
  for (let k = 0; k < pieces; k++) {
    lung.inputs[0] = volumeControlledPressure(setting, (k + shift) * piece)
    lung.advance(piece)
  }
  return Math.abs(lung.outputs[2] - start - flow * inspirationSeconds)
}

test('the lung model takes up the volume under the pressure of the closed form, with the order of the hold', () => {
  for (const [shift, order] of [
    [0, 1],
    [0.5, 2],
  ]) {
    for (const pieces of [30, 60, 120])
      near(Math.log2(errorWith(pieces, shift) / errorWith(2 * pieces, shift)), order, 0.1, `order with ${pieces} pieces`)
  }
  assert.ok(errorWith(200, 0.5) < 1e-3 * 0.54)
})

test('refuses a breath without expiration and a time outside of inspiration', () => {
  assert.throws(() => volumeControlledBreath({ ...setting, ratePerMinute: 60 }), { code: 'BODY_RANGE', message: /expiration/ })
  assert.throws(() => volumeControlledPressure(setting, 1), { code: 'BODY_RANGE' })
})

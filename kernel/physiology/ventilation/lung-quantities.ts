import type { DomainLimit, Input, Quantity } from '../body.ts'

/** PEEP that a lung starts at, in cmH2O. */
export const startPressure = 5

/** What acts on a lung: the ventilator, the patient's muscles, and disturbances. */
export const lungInputs: readonly Input[] = [
  { name: 'airwayPressure', unit: 'cm[H2O]', about: 'pressure at the airway opening above atmosphere', rest: startPressure },
  { name: 'effort', unit: 'cm[H2O]', about: 'pressure of the respiratory muscles, above 0 when the patient breathes in', rest: 0 },
  { name: 'leak', unit: 'L/s/cm[H2O]', about: 'conductance of a leak at the airway opening', rest: 0 },
  { name: 'obstruction', unit: '1', about: 'factor on the resistance of the airway', rest: 1 },
]

/** What a flow sensor at the airway opening and a catheter in the lung would see. */
export const lungOutputs: readonly Quantity[] = [
  { name: 'flow', unit: 'L/s', about: 'flow into the airway opening, leak included' },
  { name: 'lungFlow', unit: 'L/s', about: 'flow into the lung' },
  { name: 'volume', unit: 'L', about: 'volume of the lung above the one at atmospheric pressure and rest' },
  { name: 'alveolarPressure', unit: 'cm[H2O]', about: 'pressure in the alveoli, the mean by compliance where there are two compartments' },
]

/** Where a lung of constant resistances and compliances stops to be one. */
export const lungDomain: readonly DomainLimit[] = [
  { quantity: 'volume', unit: 'L', low: -0.5, high: 3, why: 'an elastic lung of an adult is straight only around its resting volume' },
  { quantity: 'alveolarPressure', unit: 'cm[H2O]', low: -10, high: 35, why: 'above it the lung is overdistended and stiffens' },
  { quantity: 'lungFlow', unit: 'L/s', low: -2, high: 2, why: 'beyond it the flow in the large airways is turbulent (Rohrer)' },
]

/** Least values of the inputs, in their order. */
export const lungLeast: readonly number[] = [-Infinity, -Infinity, 0, 1]

/** Breaths are looked at every 10 ms. */
export const lungPiece = 0.01

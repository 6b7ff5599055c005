import type { DomainLimit, Input, Quantity } from '../../body.ts'
import { glucoseInputs, mgPerDlPerMmolPerL } from '../signals.ts'

/** States of S2008 in the order of the equations, with the symbols of the papers. */
export const states: readonly Quantity[] = [
  { name: 'Qsto1', unit: 'mg', about: 'glucose in the stomach, solid' },
  { name: 'Qsto2', unit: 'mg', about: 'glucose in the stomach, liquid' },
  { name: 'Qgut', unit: 'mg', about: 'glucose in the intestine' },
  { name: 'Gp', unit: 'mg/kg', about: 'glucose in plasma and tissues that equilibrate fast' },
  { name: 'Gt', unit: 'mg/kg', about: 'glucose in tissues that equilibrate slowly' },
  { name: 'Ip', unit: 'pmol/kg', about: 'insulin in plasma' },
  { name: 'X', unit: 'pmol/L', about: 'insulin in the interstitial fluid above the basal one' },
  { name: 'I1', unit: 'pmol/L', about: 'first delay of the insulin that acts on the liver' },
  { name: 'Id', unit: 'pmol/L', about: 'delayed insulin that acts on the liver' },
  { name: 'Il', unit: 'pmol/kg', about: 'insulin in the liver' },
  { name: 'Isc1', unit: 'pmol/kg', about: 'insulin under the skin, not monomeric' },
  { name: 'Isc2', unit: 'pmol/kg', about: 'insulin under the skin, monomeric' },
  { name: 'Gs', unit: 'mg/kg', about: 'glucose where the sensor sits' },
]

/** What acts on the patient. */
export const inputs: readonly Input[] = glucoseInputs('on Vmx in the utilisation and on kp3 in the production')

/** Where the model stops to be one; the states that are not named cannot turn negative. */
export const domain: readonly DomainLimit[] = [
  {
    quantity: 'glucose',
    unit: 'mg/dL',
    low: 20,
    high: 600,
    why: 'no person was measured beyond; no loss of consciousness, no ketoacidosis',
  },
  {
    quantity: 'Gt',
    unit: 'mg/kg',
    low: 0,
    high: Infinity,
    why: 'an amount below zero means that a constant outflow ran on from an empty store',
  },
]

/** Plasma glucose in mg/dL below which the uptake of working muscle falls in proportion to it, 4.5 mmol/L. */
export const scarceGlucose = 4.5 * mgPerDlPerMmolPerL

/** Rate at which a meal is eaten in simulations of this family, in g of carbohydrate per min; the jxx123/simglucose convention. */
export const eatingRate = 5

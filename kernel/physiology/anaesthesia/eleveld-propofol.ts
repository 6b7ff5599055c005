import { fatFreeMass, referenceFatFreeMass } from './person.ts'
import type { PharmacokineticSet } from './pharmacokinetics.ts'
import { pharmacokineticSet } from './pharmacokinetics.ts'

/** What changes the set apart from the person: an opioid given as well (default true), and where blood was sampled (default arterial). */
export interface EleveldPropofolOptions {
  readonly opioid?: boolean
  readonly sampling?: 'arterial' | 'venous'
}

/** Saturation of the central volume with weight in kg. */
const central = (weight: number): number => weight / (weight + Math.exp(3.51313))

/** Maturation of clearance with postmenstrual age in weeks: half at 42.3 weeks, slope 9.05. */
const clearanceMaturation = (weeks: number): number => 1 / (1 + (Math.exp(3.74422) / weeks) ** Math.exp(2.2033))

/** Maturation of slow exchange with age in y, as if born after 40 weeks. */
const exchangeMaturation = (age: number): number => (52 * age + 40) / (52 * age + 40 + Math.exp(4.22357))

/** Propofol from preterm infants to old age, with the parameters of the published control stream at full precision. */
export const eleveldPropofol = ({ opioid = true, sampling = 'arterial' }: EleveldPropofolOptions = {}): PharmacokineticSet =>
  pharmacokineticSet(
    {
      name: `eleveld, ${sampling}, ${opioid ? 'with' : 'without'} opioid`,
      drug: 'propofol',
      source: 'Eleveld, Colin, Absalom, Struys, Br J Anaesth 120:942 (2018) and its control stream',
      ages: [0, 88],
      weights: [0.68, 160],
    },
    (person) => {
      const { age, weight, sex, postmenstrualWeeks = 52 * age + 40 } = person
      const withOpioid = (slope: number): number => (opioid ? Math.exp(slope * age) : 1)
      const venous = sampling === 'venous'
      const size = weight / 70
      const v2 = size * Math.exp(-0.015633 * (age - 35))
      const v3 = (fatFreeMass(person) / referenceFatFreeMass) * withOpioid(-0.0138166)
      const maturation = clearanceMaturation(postmenstrualWeeks) / clearanceMaturation(35 * 52 + 40)
      const exchange = exchangeMaturation(age)
      return {
        v1: Math.exp(1.83786) * (central(weight) / central(70)) * (venous ? 1 + Math.exp(0.349885) * (1 - central(weight)) : 1),
        v2: Math.exp(3.23873) * v2,
        v3: Math.exp(5.6088) * v3,
        cl1: Math.exp(sex === 'm' ? 0.581983 : 0.742043) * size ** 0.75 * maturation * withOpioid(-0.00285709),
        cl2: Math.exp(0.559672 + (venous ? -0.384927 : 0)) * v2 ** 0.75 * (1 + Math.exp(0.265642) * (1 - exchange)),
        cl3: Math.exp(0.103046) * v3 ** 0.75 * (exchange / exchangeMaturation(35)),
        ke0: (venous ? 1.24 : 0.146) * size ** -0.25,
      }
    },
  )

import { fail } from './errors.ts'

/** Covariates of a patient: age in y, height in cm, weight in kg. */
export interface Person {
  readonly age: number
  readonly height: number
  readonly weight: number
  readonly sex: 'f' | 'm'
  /** Age since the last menstruation of the mother in weeks; 40 weeks more than age where it is not known. */
  readonly postmenstrualWeeks?: number
}

/** Refuses an age outside [0, 120] y, a height outside [20, 250] cm or a weight outside [0.3, 400] kg. */
export function requirePerson({ age, height, weight, postmenstrualWeeks = 40 }: Person): void {
  const limits = [
    ['age in y', age, 0, 120],
    ['height in cm', height, 20, 250],
    ['weight in kg', weight, 0.3, 400],
    ['postmenstrual age in weeks', postmenstrualWeeks, 20, 6500],
  ] as const
  for (const [what, value, low, high] of limits) {
    if (!(value >= low && value <= high)) throw fail('ANAESTHESIA_RANGE', { what, value, range: `[${low}, ${high}]` })
  }
}

/** Body mass index in kg/m². */
export const bodyMassIndex = ({ height, weight }: Person): number => weight / (height / 100) ** 2

/** Lean body mass in kg after James (Research on obesity, HMSO 1976); falls again with weight in severe obesity. */
export const leanBodyMass = ({ height, weight, sex }: Person): number =>
  sex === 'm' ? 1.1 * weight - 128 * (weight / height) ** 2 : 1.07 * weight - 148 * (weight / height) ** 2

/** Fat-free mass in kg after Al-Sallami, Goulding, Grant et al., Clin Pharmacokinet 54:1169 (2015), from 3 years on. */
export function fatFreeMass(person: Person): number {
  const { age, weight, sex } = person
  const bmi = bodyMassIndex(person)
  return sex === 'm'
    ? (0.88 + 0.12 / (1 + (age / 13.4) ** -12.7)) * ((42.92 * weight) / (30.93 + bmi))
    : (1.11 - 0.11 / (1 + (age / 7.1) ** -1.1)) * ((37.99 * weight) / (35.98 + bmi))
}

/** Fat-free mass of the reference of the Eleveld models: a man of 35 y, 170 cm and 70 kg. */
export const referenceFatFreeMass: number = fatFreeMass({ age: 35, height: 170, weight: 70, sex: 'm' })

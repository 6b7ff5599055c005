import { fail } from './errors.ts'
import type { Person } from './person.ts'
import { requirePerson } from './person.ts'

/** A mammillary three-compartment drug with an effect site: volumes in L, clearances in L/min, ke0 in /min. */
export interface Pharmacokinetics {
  readonly v1: number
  readonly v2: number
  readonly v3: number
  /** Elimination. */
  readonly cl1: number
  /** Exchange with the second compartment. */
  readonly cl2: number
  /** Exchange with the third compartment. */
  readonly cl3: number
  /** Equilibration of the effect site with plasma. */
  readonly ke0: number
}

/** A published parameter set: covariates in, pharmacokinetics out, with the ages in y and weights in kg that it was made from. */
export interface PharmacokineticSet {
  readonly name: string
  readonly drug: 'propofol' | 'remifentanil'
  readonly source: string
  readonly ages: readonly [low: number, high: number]
  /** Null where the publication gives no range. */
  readonly weights: readonly [low: number, high: number] | null
  of(person: Person): Pharmacokinetics
}

/** Declares a set; its formula is called with a valid person, and what it gives must be positive. */
export function pharmacokineticSet(
  about: Omit<PharmacokineticSet, 'of'>,
  formula: (person: Person) => Pharmacokinetics,
): PharmacokineticSet {
  return {
    ...about,
    of(person) {
      requirePerson(person)
      const found = formula(person)
      for (const [what, value] of Object.entries(found)) {
        if (!(value > 0 && value < Infinity)) throw fail('ANAESTHESIA_COVARIATES', { ...person, model: about.name, what, value })
      }
      return found
    },
  }
}

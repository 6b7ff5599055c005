import { leanBodyMass } from './person.ts'
import type { PharmacokineticSet } from './pharmacokinetics.ts'
import { pharmacokineticSet } from './pharmacokinetics.ts'

/** Propofol after Schnider, from 24 volunteers; the set breaks down where James' lean body mass does. */
export const schnider: PharmacokineticSet = pharmacokineticSet(
  {
    name: 'schnider',
    drug: 'propofol',
    source: 'Schnider, Minto, Gambus et al., Anesthesiology 88:1170 (1998) and 90:1502 (1999)',
    ages: [25, 81],
    weights: [44, 123],
  },
  (person) => {
    const { age, height, weight } = person
    return {
      v1: 4.27,
      v2: 18.9 - 0.391 * (age - 53),
      v3: 238,
      cl1: 1.89 + 0.0456 * (weight - 77) - 0.0681 * (leanBodyMass(person) - 59) + 0.0264 * (height - 177),
      cl2: 1.29 - 0.024 * (age - 53),
      cl3: 0.836,
      ke0: 0.456,
    }
  },
)

import { leanBodyMass } from './person.ts'
import type { PharmacokineticSet } from './pharmacokinetics.ts'
import { pharmacokineticSet } from './pharmacokinetics.ts'

/** Remifentanil after Minto, from 65 healthy adults. */
export const minto: PharmacokineticSet = pharmacokineticSet(
  {
    name: 'minto',
    drug: 'remifentanil',
    source: 'Minto, Schnider, Egan et al., Anesthesiology 86:10 (1997)',
    ages: [20, 85],
    weights: null,
  },
  (person) => {
    const years = person.age - 40
    const lean = leanBodyMass(person) - 55
    return {
      v1: 5.1 - 0.0201 * years + 0.072 * lean,
      v2: 9.82 - 0.0811 * years + 0.108 * lean,
      v3: 5.42,
      cl1: 2.6 - 0.0162 * years + 0.0191 * lean,
      cl2: 2.05 - 0.0301 * years,
      cl3: 0.076 - 0.00113 * years,
      ke0: 0.595 - 0.007 * years,
    }
  },
)

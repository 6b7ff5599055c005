import { fatFreeMass, referenceFatFreeMass } from './person.ts'
import type { PharmacokineticSet } from './pharmacokinetics.ts'
import { pharmacokineticSet } from './pharmacokinetics.ts'

/** Sigmoid between 0 and 1, one half at `half`. */
const sigmoid = (x: number, half: number, slope: number): number => 1 / (1 + (half / x) ** slope)

/** Remifentanil from newborns to old age. */
export const eleveldRemifentanil: PharmacokineticSet = pharmacokineticSet(
  {
    name: 'eleveld',
    drug: 'remifentanil',
    source: 'Eleveld, Proost, Vereecke et al., Anesthesiology 126:1005 (2017)',
    ages: [0, 85],
    weights: [2.5, 106],
  },
  (person) => {
    const { age, weight, sex } = person
    const ageing = (slope: number): number => Math.exp(slope * (age - 35))
    const size = fatFreeMass(person) / referenceFatFreeMass
    // Women between puberty and menopause clear and distribute more.
    const fertile = sex === 'f' ? 1 + 0.470405 * sigmoid(age, 12, 6) * (1 - sigmoid(age, 45, 6)) : 1
    const maturation = sigmoid(weight, 2.87898, 2) / sigmoid(70, 2.87898, 2)
    const v2 = size * ageing(-0.00326985) * fertile
    const v3 = size * ageing(-0.0315135) * Math.exp(-0.0260496 * (weight - 70))
    return {
      v1: Math.exp(1.75911) * size * ageing(-0.00554481),
      v2: Math.exp(2.17717) * v2,
      v3: Math.exp(1.61445) * v3,
      cl1: Math.exp(0.946257) * size ** 0.75 * maturation * fertile * ageing(-0.00326985),
      cl2: Math.exp(0.540315) * v2 ** 0.75 * ageing(-0.00554481) * fertile,
      cl3: Math.exp(-2.08388) * v3 ** 0.75 * ageing(-0.00554481),
      ke0: 1.09 * ageing(-0.0289),
    }
  },
)

import type { Stream } from '@vitalbench/kernel/numbers'

/** One random effect: a normal deviate of the given standard deviation, added to the logarithm of parameters, times a power each. */
export interface RandomEffect {
  readonly deviation: number
  readonly on: Readonly<Record<string, number>>
}

/** Standard deviation of the logarithm whose lognormal has a coefficient of variation given in %. */
const ofCoefficient = (percent: number): number => Math.sqrt(Math.log1p((percent / 100) ** 2))

/** Random effects on volumes, clearances and ke0; in the Eleveld models exchange clearances follow their volumes to the power 0.75. */
const disposition = (drug: string, deviations: readonly number[], coupling: number): readonly RandomEffect[] => {
  const [v1, v2, v3, cl1, cl2, cl3, ke0] = deviations
  return [
    { deviation: v1, on: { [`${drug}V1`]: 1 } },
    { deviation: v2, on: { [`${drug}V2`]: 1, [`${drug}Cl2`]: coupling } },
    { deviation: v3, on: { [`${drug}V3`]: 1, [`${drug}Cl3`]: coupling } },
    { deviation: cl1, on: { [`${drug}Cl1`]: 1 } },
    { deviation: cl2, on: { [`${drug}Cl2`]: 1 } },
    { deviation: cl3, on: { [`${drug}Cl3`]: 1 } },
    { deviation: ke0, on: { [`${drug}Ke0`]: 1 } },
  ]
}

/** Blood pressure of volunteers (Jeleazcov et al., Br J Anaesth 115:213, 2015), systolic and diastolic maximum combined; both slopes stay. */
const pressure: readonly RandomEffect[] = [
  { deviation: 0.098, on: { pressurePropofolMax: 1 } },
  { deviation: 0.165, on: { pressurePropofolC50First: 1 } },
  { deviation: 0.148, on: { pressurePropofolC50Second: 1 } },
]

/** Opioid in the tolerance of laryngoscopy (Bouillon et al., Anesthesiology 100:1353, 2004). */
const laryngoscopy: RandomEffect = { deviation: ofCoefficient(26), on: { laryngoscopyRemifentanilC50: 1 } }

/**
 * Between patients of the Eleveld models: propofol and its BIS as variances of the control stream (Br J Anaesth 120:942, 2018),
 * remifentanil as variances of Anesthesiology 126:1005 (2017).
 */
export const eleveldVariability: readonly RandomEffect[] = [
  ...disposition('propofol', [0.372531, 0.319203, 0.356362, 0.0702216, 0.11998, 0.0436006, 0.492493].map(Math.sqrt), 0.75),
  ...disposition('remifentanil', [0.104, 0.115, 0.81, 0.0197, 0.0547, 0.285, 0.947].map(Math.sqrt), 0.75),
  { deviation: Math.sqrt(0.0584127), on: { bisPropofolC50: 1 } },
  laryngoscopy,
  ...pressure,
]

/**
 * Between patients of Schnider (Anesthesiology 88:1170, 1998; no variation of V2, CL2 and ke0 is published), Minto (Anesthesiology 86:10,
 * 1997) and Bouillon (Anesthesiology 100:1353, 2004), from coefficients of variation.
 */
export const bouillonVariability: readonly RandomEffect[] = [
  ...disposition('propofol', [4.04, 0, 14.35, 10.05, 0, 11.79, 0].map(ofCoefficient), 0),
  ...disposition('remifentanil', [26, 29, 66, 14, 36, 41, 60].map(ofCoefficient), 0),
  { deviation: ofCoefficient(18.2), on: { bisPropofolC50: 1 } },
  { deviation: ofCoefficient(88.8), on: { bisRemifentanilPotency: 1 } },
  { deviation: ofCoefficient(30.4), on: { bisSlope: 1, bisSlopeAbove: 1 } },
  laryngoscopy,
  ...pressure,
]

/** A patient with own random effects, one normal number each in the order of the list, whatever the deviations. */
export function varied(
  parameters: Readonly<Record<string, number>>,
  effects: readonly RandomEffect[],
  random: Stream,
): Record<string, number> {
  const own: Record<string, number> = { ...parameters }
  for (const { deviation, on } of effects) {
    const eta = deviation * random.normal()
    for (const [name, power] of Object.entries(on)) own[name] *= Math.exp(power * eta)
  }
  return own
}

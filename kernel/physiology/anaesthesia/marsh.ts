import type { PharmacokineticSet } from './pharmacokinetics.ts'
import { pharmacokineticSet } from './pharmacokinetics.ts'

const about = { drug: 'propofol', ages: [16, 100], weights: [30, 150] } as const

const marshWith = (name: string, source: string, ke0: number): PharmacokineticSet =>
  pharmacokineticSet({ ...about, name, source }, ({ weight }) => {
    const v1 = 0.228 * weight
    // k21 and k31 follow from clearance and volume, not from their rounded print (0.055 and 0.0033 /min).
    return { v1, v2: 0.463 * weight, v3: 2.893 * weight, cl1: 0.119 * v1, cl2: 0.112 * v1, cl3: 0.042 * v1, ke0 }
  })

/** Propofol after Marsh as in the first commercial pumps, whose limits of age and weight stand here; ke0 0.26 /min. */
export const marsh: PharmacokineticSet = marshWith(
  'marsh',
  'Marsh, White, Morton, Kenny, Br J Anaesth 67:41 (1991); ke0 of the first pumps: Absalom, Mani, De Smet, Struys, Br J Anaesth 103:26 (2009)',
  0.26,
)

/** Propofol after Marsh with the faster effect site, ke0 1.2 /min, that peaks 1.6 min after a bolus. */
export const modifiedMarsh: PharmacokineticSet = marshWith(
  'modified Marsh',
  'Marsh, White, Morton, Kenny, Br J Anaesth 67:41 (1991); ke0: Struys, De Smet, Depoorter et al., Anesthesiology 92:399 (2000)',
  1.2,
)

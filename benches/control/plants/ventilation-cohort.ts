import type { Stream } from '@vitalbench/kernel/numbers'
import { stream } from '@vitalbench/kernel/numbers'
import type { PlantPatient } from './plant.ts'
import type { Lungs, VentilationPlan } from './ventilation-plan.ts'

/** Changes with every change of distributions, so that one seed never means two cohorts. */
const version = 'ventilation-cohort-1'

// Beyond so many standard deviations nobody is drawn.
const farthest = 2

const deviate = (random: Stream): number => {
  const value = random.normal()
  return Math.abs(value) <= farthest ? value : deviate(random)
}

/** Median with first and third quartile. */
type Quartiles = readonly [low: number, middle: number, high: number]

/**
 * Passive, intubated adults of one intensive care unit: number, static compliance in mL/cmH2O and inspiratory resistance in cmH2O·s/L.
 * Arnal, Garnero, Saoli, Chatburn, Respir Care 63:158 (2018).
 */
const published: Readonly<Record<Exclude<Lungs, 'mixed'>, { persons: number; compliance: Quartiles; resistance: Quartiles }>> = {
  normal: { persons: 138, compliance: [44, 54, 64], resistance: [10, 13, 15] },
  copd: { persons: 40, compliance: [43, 59, 75], resistance: [16, 22, 33] },
  ards: { persons: 181, compliance: [32, 39, 50], resistance: [9, 12, 14] },
}

// Standard deviations between the quartiles of a normal distribution.
const betweenQuartiles = 1.349

/** Log-normal about the median with the ratio of the quartiles. */
const draw = (random: Stream, [low, middle, high]: Quartiles): number =>
  middle * Math.exp((Math.log(high / low) / betweenQuartiles) * deviate(random))

function kindOf(random: Stream, lungs: Lungs): Exclude<Lungs, 'mixed'> {
  if (lungs !== 'mixed') return lungs
  const persons = random.double() * Object.values(published).reduce((sum, each) => sum + each.persons, 0)
  return persons < published.normal.persons ? 'normal' : persons < published.normal.persons + published.copd.persons ? 'copd' : 'ards'
}

/** Shares of the resistance of a lung of two compartments, which keep the whole; those of the kernel's own lung. */
const shares = { airway: 5 / 9, fast: 5 / 9, slow: 20 / 9 } as const

/** Resistance in cmH2O·s/L and compliance in L/cmH2O as parameters of the lung of a plan; two compartments are equally compliant. */
export function lungParameters(resistance: number, compliance: number, compartments: 1 | 2): PlantPatient['parameters'] {
  if (compartments === 1) return { resistance, compliance }
  return {
    airwayResistance: resistance * shares.airway,
    resistance1: resistance * shares.fast,
    compliance1: compliance / 2,
    resistance2: resistance * shares.slow,
    compliance2: compliance / 2,
  }
}

/** Whole compliance of a lung in L/cmH2O. */
export const complianceOf = ({ parameters }: PlantPatient): number =>
  parameters.compliance ?? parameters.compliance1 + parameters.compliance2

/** An adult under a ventilator: stature of ICRP Publication 89 (2002), predicted weight of the ARDS Network (N Engl J Med 342:1301, 2000). */
function patientOf({ cohort, scenario }: VentilationPlan, seed: string, number: number): PlantPatient {
  const random = stream(seed, version, String(number))
  const sex = random.double() < 0.5 ? 'f' : 'm'
  const height = sex === 'm' ? 176 + 7 * deviate(random) : 163 + 6.5 * deviate(random)
  const kind = kindOf(random, cohort.lungs)
  const [compliance, resistance] = [draw(random, published[kind].compliance) / 1000, draw(random, published[kind].resistance)]
  const predicted = (sex === 'm' ? 50 : 45.5) + 0.91 * (height - 152.4)
  return {
    id: `V${String(number).padStart(4, '0')}`,
    parameters: lungParameters(resistance, compliance, cohort.compartments),
    view: { sex, height: Math.round(height), predictedWeight: Math.round(predicted * 10) / 10, lungs: kind },
    rest: [scenario.peep],
    origin: `${version}, ${cohort.lungs}`,
  }
}

/** Ventilated adults by seed; patient k is the same in every cohort of the seed and kind of lungs, however large. */
export const ventilationCohort = (plan: VentilationPlan, seed: string): readonly PlantPatient[] =>
  Array.from({ length: plan.cohort.size }, (_, k) => patientOf(plan, seed, k + 1))

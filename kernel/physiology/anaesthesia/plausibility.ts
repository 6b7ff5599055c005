import { bolusPeak } from './bolus-peak.ts'
import type { BisSurface } from './bis.ts'
import { propofolForBis } from './bis.ts'
import { describedBis, describedDrug } from './parameters.ts'
import type { AnaesthesiaModels } from './patient.ts'
import type { Person } from './person.ts'
import { bodyMassIndex } from './person.ts'
import type { Pharmacokinetics } from './pharmacokinetics.ts'
import { section } from './sections.ts'

/** What a drawn patient is judged by. Doses are of propofol alone, for an index of 50. */
export interface Candidate {
  readonly person: Person
  readonly models: AnaesthesiaModels
  /** Bolus at whose peak the index is 50, mg/kg. */
  readonly induction: number
  /** Infusion that keeps the index at 50 in steady state, mg/kg/h. */
  readonly maintenance: number
  /** Time from a bolus of propofol to the peak at the effect site, min. */
  readonly propofolPeak: number
  /** Time from a bolus of remifentanil to the peak at the effect site, min. */
  readonly remifentanilPeak: number
}

/** A reason to leave a drawn patient out. */
export interface PlausibilityRule {
  readonly name: string
  readonly why: string
  holds(candidate: Candidate): boolean
}

const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high

/** The candidate that covariates and parameters of a patient make. */
export function candidate(person: Person, models: AnaesthesiaModels, parameters: Readonly<Record<string, number>>): Candidate {
  const propofol = section<Pharmacokinetics>(parameters, 'propofol', describedDrug)
  const concentration = propofolForBis(section<BisSurface>(parameters, 'bis', describedBis), 50)
  const peak = bolusPeak(propofol)
  return {
    person,
    models,
    induction: concentration / peak.perUnit / person.weight,
    maintenance: (60 * concentration * propofol.cl1) / person.weight,
    propofolPeak: peak.minutes,
    remifentanilPeak: bolusPeak(section<Pharmacokinetics>(parameters, 'remifentanil', describedDrug)).minutes,
  }
}

/** A person for whom a parameter set was made, as far as its source says. */
const studied = ({ person, models }: Candidate): boolean =>
  [models.propofol, models.remifentanil].every(
    ({ ages, weights }) => within(person.age, ages) && (weights === null || within(person.weight, weights)),
  )

/** Rules that every patient of a cohort keeps. Ranges are wide around labelled doses and observed times. */
export const plausibilityRules: readonly PlausibilityRule[] = [
  {
    name: 'body mass index 18 to 35 kg/m²',
    why: 'beyond, lean body mass formulas part ways',
    holds: ({ person }) => within(bodyMassIndex(person), [18, 35]),
  },
  { name: 'age and weight of the parameter sets', why: 'nobody else was studied', holds: studied },
  {
    name: 'induction dose 0.5 to 5 mg/kg',
    why: 'adults are induced with 1 to 2.5 mg/kg',
    holds: ({ induction }) => within(induction, [0.5, 5]),
  },
  {
    name: 'maintenance 1.5 to 15 mg/kg/h',
    why: 'adults are kept asleep with 4 to 12 mg/kg/h, less with an opioid',
    holds: ({ maintenance }) => within(maintenance, [1.5, 15]),
  },
  {
    name: 'peak of propofol 0.5 to 6 min after a bolus',
    why: 'seen after 1 to 2.4 min: Schnider et al., Anesthesiology 90:1502 (1999); slower where ke0 absorbs the monitor',
    holds: ({ propofolPeak }) => within(propofolPeak, [0.5, 6]),
  },
  {
    name: 'peak of remifentanil 0.3 to 5 min after a bolus',
    why: 'the fastest of the opioids',
    holds: ({ remifentanilPeak }) => within(remifentanilPeak, [0.3, 5]),
  },
]

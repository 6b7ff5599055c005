import { stream } from '@vitalbench/kernel/numbers'
import { fail } from '../errors.ts'
import { candidate } from './candidate.ts'
import type { GlucoseModelName } from './families.ts'
import { families } from './families.ts'
import { plausibilityRules } from './plausibility.ts'

/** How a cohort is drawn: number of patients from 1 to 100,000, seed, and the model that the patients are of (default hovorka). */
export interface GlucoseCohortOptions {
  readonly size: number
  /** Number of its first patient, so that a great cohort can be drawn part by part (default 1). */
  readonly first?: number
  readonly seed: string
  readonly model?: GlucoseModelName
}

/** A virtual adult with type 1 diabetes: every parameter of the model, and the therapy that fits. */
export interface GlucosePatient {
  readonly id: string
  readonly model: GlucoseModelName
  /** kg. */
  readonly weight: number
  readonly parameters: Readonly<Record<string, number>>
  /** Infusion in U/h that holds the target, to 0.001. */
  readonly basalRate: number
  /** g/U, to 0.1. */
  readonly carbohydrateRatio: number
  /** mg/dL per U, to 0.1. */
  readonly correctionFactor: number
  /** Basal infusion and boluses for 200 g of carbohydrate, U to 0.1. */
  readonly totalDailyDose: number
  /** The basal glucose, mg/dL to 1. */
  readonly targetGlucose: number
  /** Draws until one kept all rules, this one included. */
  readonly draws: number
}

/** A cohort with what is needed to draw it again and to judge it: each draw that broke rules counts for the first of them. */
export interface GlucoseCohort {
  readonly options: Required<GlucoseCohortOptions>
  readonly version: string
  readonly patients: readonly GlucosePatient[]
  readonly draws: number
  /** Share of the draws that were kept. */
  readonly acceptance: number
  readonly rejected: readonly { readonly rule: string; readonly why: string; readonly draws: number }[]
}

/** Changes with every change of models, distributions or rules, so that one seed never means two cohorts. */
const version = 'glucose-cohort-1'
const attempts = 1000

const prefix: Readonly<Record<GlucoseModelName, string>> = { s2008: 'S', s2013: 'G', hovorka: 'H', kanderian: 'K' }

const rounded = (value: number, perUnit: number): number => Math.round(value * perUnit) / perUnit

/**
 * Draws virtual adults with type 1 diabetes: published differences between persons, then rules of plausibility, with the therapy found by
 * simulation of each patient. One rule is a day of counted meals without hypoglycaemia, so that basal and boluses do well on such a day by
 * selection. Patient k is the same in every cohort of the same seed and model, however large. It is a cohort of this
 * project, not the one that the FDA accepted; children and adolescents are not covered, nor differences between days.
 *
 * @example
 * const { patients, acceptance } = glucoseCohort({ size: 100, seed: 'study 7', model: 'hovorka' })
 * const body = glucoseModels[patients[0].model].open({ parameters: patients[0].parameters })
 */
export function glucoseCohort({ size, seed, first = 1, model = 'hovorka' }: GlucoseCohortOptions): GlucoseCohort {
  if (!(Number.isInteger(size) && size >= 1 && size <= 1e5))
    throw fail('GLUCOSE_RANGE', { what: 'size of the cohort', value: size, range: 'the whole numbers from 1 to 100,000' })
  if (!(Number.isInteger(first) && first >= 1))
    throw fail('GLUCOSE_RANGE', { what: 'first patient', value: first, range: 'the whole numbers from 1 on' })
  const family = families[model]
  const rejected = plausibilityRules.map(({ name, why }) => ({ rule: name, why, draws: 0 }))
  let draws = 0

  const drawPatient = (number: number): GlucosePatient => {
    const random = stream(seed, version, model, String(number))
    for (let attempt = 0; attempt < attempts; attempt++) {
      draws += 1
      const found = candidate(family, family.draw(random))
      const broken = plausibilityRules.findIndex((rule) => !rule.holds(found))
      if (broken < 0)
        return {
          id: `${prefix[model]}${String(number).padStart(4, '0')}`,
          model,
          weight: found.drawn.BW,
          parameters: family.complete(found.drawn),
          basalRate: rounded(found.basalRate, 1000),
          carbohydrateRatio: rounded(found.carbohydrateRatio, 10),
          correctionFactor: rounded(found.correctionFactor, 10),
          totalDailyDose: rounded(found.totalDailyDose, 10),
          targetGlucose: Math.round(found.drawn.Gb),
          draws: attempt + 1,
        }
      rejected[broken].draws += 1
    }
    throw fail('GLUCOSE_NO_PLAUSIBLE_DRAW', { attempts, patient: number })
  }

  const patients = Array.from({ length: size }, (_, k) => drawPatient(first + k))
  return { options: { size, seed, first, model }, version, patients, draws, acceptance: size / draws, rejected }
}

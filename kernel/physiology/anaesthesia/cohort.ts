import type { Stream } from '@vitalbench/kernel/numbers'
import { stream } from '@vitalbench/kernel/numbers'
import { fail } from './errors.ts'
import type { AnaesthesiaModels } from './patient.ts'
import { anaesthesiaPatient, bouillonModels, eleveldModels } from './patient.ts'
import type { Person } from './person.ts'
import type { Candidate } from './plausibility.ts'
import { candidate, plausibilityRules } from './plausibility.ts'
import type { RandomEffect } from './variability.ts'
import { bouillonVariability, eleveldVariability, varied } from './variability.ts'

/** How a cohort is drawn: number of patients, seed, models that belong together (default eleveld), ages in y (default 18 to 80). */
export interface CohortOptions {
  readonly size: number
  readonly seed: string
  readonly models?: 'eleveld' | 'bouillon'
  readonly ages?: readonly [low: number, high: number]
}

/** A virtual patient: covariates, own parameters of the anaesthesia model, and the doses that this patient needs. */
export interface VirtualPatient {
  readonly id: string
  readonly person: Person
  readonly parameters: Readonly<Record<string, number>>
  readonly needs: Pick<Candidate, 'induction' | 'maintenance' | 'propofolPeak' | 'remifentanilPeak'>
  /** Draws until one kept all rules, this one included. */
  readonly draws: number
}

/** A cohort with what is needed to draw it again and to judge it: each draw that broke rules counts for the first of them. */
export interface AnaesthesiaCohort {
  readonly options: Required<CohortOptions>
  readonly version: string
  readonly patients: readonly VirtualPatient[]
  readonly draws: number
  /** Share of the draws that were kept. */
  readonly acceptance: number
  readonly rejected: readonly { readonly rule: string; readonly why: string; readonly draws: number }[]
}

/** Changes with every change of distributions or rules, so that one seed never means two cohorts. */
const version = 'anaesthesia-cohort-1'
const attempts = 1000

const families: Readonly<Record<'eleveld' | 'bouillon', { models: AnaesthesiaModels; effects: readonly RandomEffect[] }>> = {
  eleveld: { models: eleveldModels, effects: eleveldVariability },
  bouillon: { models: bouillonModels, effects: bouillonVariability },
}

/** Stature of ICRP Publication 89 (2002) with the usual spread of adults, and a body mass index around 25 kg/m². */
function drawPerson(random: Stream, [low, high]: readonly [number, number]): Person {
  const sex = random.double() < 0.5 ? 'f' : 'm'
  const age = low + (high - low) * random.double()
  const height = sex === 'm' ? 176 + 7 * random.normal() : 163 + 6.5 * random.normal()
  const weight = 25 * Math.exp(0.15 * random.normal()) * (height / 100) ** 2
  return { age, height, weight, sex }
}

/** Circulation at rest: pressure around 90 mmHg; output from a cardiac index around 3.2 L/min/m² and the body surface of Mosteller. */
const drawCirculation = (random: Stream, { height, weight }: Person): Record<string, number> => ({
  pressureBaseline: Math.min(110, Math.max(70, 90 + 8 * random.normal())),
  outputBaseline: Math.min(4, Math.max(2.5, 3.2 + 0.35 * random.normal())) * Math.sqrt((height * weight) / 3600),
})

/**
 * Draws virtual adults: demographics, published differences between patients, then rules of plausibility. Patient k is the same in
 * every cohort of the same seed, models and ages, however large.
 *
 * @example
 * const { patients, acceptance } = anaesthesiaCohort({ size: 100, seed: 'study 7' })
 * anaesthesia.open({ parameters: patients[0].parameters })
 */
export function anaesthesiaCohort({ size, seed, models: family = 'eleveld', ages = [18, 80] }: CohortOptions): AnaesthesiaCohort {
  if (!(Number.isInteger(size) && size >= 1 && size <= 1e6))
    throw fail('ANAESTHESIA_RANGE', { what: 'size of the cohort', value: size, range: 'the whole numbers from 1 to 1,000,000' })
  if (!(ages[0] >= 18 && ages[0] <= ages[1] && ages[1] <= 100))
    throw fail('ANAESTHESIA_RANGE', { what: 'ages of the cohort in y', value: ages.join(' to '), range: '[18, 100]' })
  const { models, effects } = families[family]
  const rejected = plausibilityRules.map(({ name, why }) => ({ rule: name, why, draws: 0 }))
  let draws = 0

  const drawPatient = (number: number): VirtualPatient => {
    const random = stream(seed, version, family, ages.join(' to '), String(number))
    for (let attempt = 0; attempt < attempts; attempt++) {
      draws += 1
      const person = drawPerson(random, ages)
      const typical = { ...anaesthesiaPatient(person, models), ...drawCirculation(random, person) }
      const parameters = varied(typical, effects, random)
      const found = candidate(person, models, parameters)
      const broken = plausibilityRules.findIndex((rule) => !rule.holds(found))
      if (broken < 0) {
        const { induction, maintenance, propofolPeak, remifentanilPeak } = found
        const needs = { induction, maintenance, propofolPeak, remifentanilPeak }
        return { id: `A${String(number).padStart(4, '0')}`, person, parameters, needs, draws: attempt + 1 }
      }
      rejected[broken].draws += 1
    }
    throw fail('ANAESTHESIA_NO_PLAUSIBLE_DRAW', { attempts, patient: number })
  }

  const patients = Array.from({ length: size }, (_, k) => drawPatient(k + 1))
  return { options: { size, seed, models: family, ages }, version, patients, draws, acceptance: size / draws, rejected }
}

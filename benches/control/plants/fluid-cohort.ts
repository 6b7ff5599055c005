import type { Stream } from '@vitalbench/kernel/numbers'
import { stream } from '@vitalbench/kernel/numbers'
import type { PlantPatient } from './plant.ts'

/** Changes with every change of distributions, so that one seed never means two cohorts. */
const version = 'fluid-cohort-1'

// Beyond so many standard deviations nobody is drawn.
const farthest = 2

const deviate = (random: Stream): number => {
  const value = random.normal()
  return Math.abs(value) <= farthest ? value : deviate(random)
}

const spread = (random: Stream, typical: number, deviation: number): number => typical * Math.exp(deviation * deviate(random))

/**
 * Blood volume in mL of a height in m and a weight in kg; Nadler, Hidalgo, Bloch, Surgery 51:224 (1962).
 *
 * @example
 * nadlerVolume({ sex: 'm', height: 1.76, weight: 77 }) // 5083
 */
export function nadlerVolume({
  sex,
  height,
  weight,
}: {
  readonly sex: 'f' | 'm'
  readonly height: number
  readonly weight: number
}): number {
  const litres = sex === 'm' ? 0.3669 * height ** 3 + 0.03219 * weight + 0.6041 : 0.3561 * height ** 3 + 0.03308 * weight + 0.1833
  return 1000 * litres
}

/**
 * A bleeding adult. Stature of ICRP Publication 89 (2002) with the usual spread and a body mass index around 25 kg/m²; blood volume by
 * Nadler (1962) with a residual of 10 %; pressure around 90 mmHg and a cardiac index around 3.2 L/min/m² at rest. A crystalloid leaves
 * the vessels with a half-life of some 8 min (Hahn, Anesthesiology 113:470, 2010), which sets the middle of the gain; of a third that
 * stays, of a third of lost blood that is refilled, and of every spread beside stature no distribution is published: of this project.
 */
function patientOf(seed: string, number: number): PlantPatient {
  const random = stream(seed, version, String(number))
  const sex = random.double() < 0.5 ? 'f' : 'm'
  const height = (sex === 'm' ? 176 + 7 * deviate(random) : 163 + 6.5 * deviate(random)) / 100
  const weight = spread(random, 25, 0.15) * height ** 2
  const surface = Math.sqrt((height * 100 * weight) / 3600)
  return {
    id: `F${String(number).padStart(4, '0')}`,
    parameters: {
      volume: spread(random, nadlerVolume({ sex, height, weight }), 0.1),
      alphaInfusion: spread(random, 2, 0.25),
      alphaHaemorrhage: spread(random, 0.5, 0.3),
      gain: spread(random, Math.LN2 / 8, 0.3),
      pressure: 90 + 8 * deviate(random),
      output: (3.2 + 0.35 * deviate(random)) * surface,
      steepness: spread(random, 2.35, 0.08),
      reflex: spread(random, 2, 0.25),
    },
    view: { sex, height: Math.round(height * 100), weight: Math.round(weight * 10) / 10 },
    rest: [0],
    origin: version,
  }
}

/** Bleeding adults by seed; patient k is the same in every cohort of the seed, however large. */
export const fluidCohort = (size: number, seed: string): readonly PlantPatient[] =>
  Array.from({ length: size }, (_, k) => patientOf(seed, k + 1))

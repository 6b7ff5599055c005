import { glucoseCohort, readSimglucoseTable } from '@vitalbench/kernel/physiology'
import type { GlucosePatient } from '@vitalbench/kernel/physiology'
import { fail } from '../errors.ts'
import type { GlucosePlan } from './glucose-plan.ts'
import type { PlantPatient } from './plant.ts'

const rounded = (value: number, perUnit: number): number => Math.round(value * perUnit) / perUnit

/** What a clinician would enter of a patient into a pump. */
interface PumpSettings {
  /** kg. */
  readonly weight: number
  /** U/h. */
  readonly basal: number
  /** g/U. */
  readonly carbohydrateRatio: number
  /** mg/dL per U. */
  readonly correctionFactor: number
  /** U. */
  readonly totalDailyDose: number
  /** mg/dL. */
  readonly target: number
}

const patientOf = (id: string, settings: PumpSettings, body: Omit<PlantPatient, 'id' | 'view' | 'rest'>): PlantPatient => ({
  id,
  ...body,
  view: { ...settings, weight: rounded(settings.weight, 10) },
  rest: [settings.basal, 0, 0],
})

function drawnPatient(patient: GlucosePatient, origin: string): PlantPatient {
  const { id, parameters, draws, weight, carbohydrateRatio, correctionFactor, totalDailyDose } = patient
  const [basal, target] = [patient.basalRate, patient.targetGlucose]
  return patientOf(id, { weight, basal, carbohydrateRatio, correctionFactor, totalDailyDose, target }, { parameters, origin, draws })
}

// So many patients are drawn at once; the first sessions run while the next ones are drawn.
const block = 8

/** The patients of a plan: drawn, or read from the tables that it names. */
export async function* glucosePatients(
  { cohort }: GlucosePlan,
  seed: string,
  read: (file: string) => Promise<Uint8Array>,
): AsyncIterable<PlantPatient> {
  if ('size' in cohort) {
    for (let first = 1; first <= cohort.size; first += block) {
      const drawn = glucoseCohort({ seed, model: cohort.model, first, size: Math.min(block, cohort.size - first + 1) })
      yield* drawn.patients.map((patient) => drawnPatient(patient, `${drawn.version}, ${cohort.model}`))
    }
    return
  }
  const [table, companion] = await Promise.all(
    [cohort.table, cohort.companion].map(async ({ file }) => new TextDecoder().decode(await read(file))),
  )
  yield* readSimglucoseTable(table, companion).map(({ name, parameters, state, infusion, therapy }) => {
    if (!therapy) throw fail('CONTROL_PATIENT_WITHOUT_THERAPY', { patient: name })
    const { carbohydrateRatio, correctionFactor, dailyInsulin: totalDailyDose } = therapy
    const basal = rounded(infusion * 60, 1000)
    const settings = { weight: parameters.BW, basal, carbohydrateRatio, correctionFactor, totalDailyDose, target: cohort.target }
    return patientOf(name, settings, {
      parameters: { ...parameters },
      state: [...state],
      origin: `${cohort.table.file}: ${cohort.rightOfUse}`,
    })
  })
}

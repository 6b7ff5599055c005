import { glucoseModels, glucoseSensors, insulinPumps } from '@vitalbench/kernel/physiology'
import type { GlucoseModelName, GlucoseSensorName, InsulinPumpName } from '@vitalbench/kernel/physiology'
import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hexadecimal')
const file = z.strictObject({ file: z.string().min(1), sha256 })

/** Time of day as the file writes it. */
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 07:30')

const namesOf = <Name extends string>(named: Readonly<Record<Name, unknown>>) => Object.keys(named) as [Name, ...Name[]]

const modelNames = namesOf<GlucoseModelName>(glucoseModels)

/** Patients drawn from published distributions, or read from a table in the form of simglucose that the user may use. */
const cohort = z.union([
  z.strictObject({ size: z.int().min(1).max(10_000), model: z.enum(modelNames).default('s2008') }),
  z.strictObject({
    /** Parameters of patients, and their ratios in the companion. */
    table: file,
    companion: file,
    /** By which right the table is used. */
    rightOfUse: z.string().min(10),
    /** Glucose that is aimed at, in mg/dL. */
    target: z.number().min(80).max(160).default(120),
  }),
])

const meal = z.strictObject({
  at: clock,
  grams: z.number().gt(0).max(300),
  /** Whether the controller is told. */
  announced: z.boolean().default(true),
})

const exercise = z.strictObject({
  at: clock,
  minutes: z.number().gt(0).max(180),
  /** Percentage points of the maximal oxygen uptake above rest. */
  intensity: z.number().gt(0).max(72),
  /** On every so manyth day, beginning with the first. */
  everyDays: z.int().min(1).default(1),
})

/** What a study says of persons with type 1 diabetes. */
export const glucoseShape = {
  cohort,
  scenario: z
    .strictObject({
      days: z.int().min(1).max(365).default(14),
      meals: z.array(meal).default([
        { at: '07:00', grams: 50, announced: true },
        { at: '12:30', grams: 70, announced: true },
        { at: '18:30', grams: 80, announced: true },
      ]),
      /** Standard deviation of the time of a meal in min, and of its size as a share of it. */
      mealJitterMinutes: z.number().min(0).max(120).default(20),
      mealJitterShare: z.number().min(0).max(0.4).default(0.15),
      /** Standard deviation of the error of an announced meal, as a share of it. */
      countingError: z.number().min(0).max(0.5).default(0.1),
      exercise: z.array(exercise).default([]),
      /** Amplitude of the daily swing of insulin sensitivity as a share of it; its phase is the patient's. */
      sensitivitySwing: z.number().min(0).max(0.6).default(0.1),
    })
    .prefault({}),
  sensor: z.enum(namesOf<GlucoseSensorName>(glucoseSensors)).default('vettoretti-g6'),
  pump: z.enum(namesOf<InsulinPumpName>(insulinPumps)).default('tslim-x2'),
}

/** The same after its defaults are filled in. */
export type GlucosePlan = z.infer<z.ZodObject<typeof glucoseShape>>

/** Model of the patients of a plan; tables hold patients of S2008. */
export const modelOf = ({ cohort: said }: GlucosePlan): GlucoseModelName => ('model' in said ? said.model : 's2008')

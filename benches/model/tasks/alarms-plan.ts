import { z } from 'zod'
import { alarmThresholdSchema, commonPlan } from '../plan.ts'

/** What a study says to the task "alarms over time". */
export const alarmsPlan = z.strictObject({
  task: z.literal('alarms'),
  ...commonPlan,
  threshold: alarmThresholdSchema,
  /** Columns that name the patient and the hour. */
  patient: z.string().min(1),
  time: z.string().min(1),
  /** How hours of alarm become episodes, and which window before the event counts. */
  alarms: z
    .strictObject({
      windowHours: z.int().min(1).max(240).default(12),
      mergeGapHours: z.int().min(0).max(48).default(1),
      refractoryHours: z.int().min(0).max(48).default(6),
      /** How long before the event the labels of the data turn 1. */
      labelLeadHours: z.int().min(0).max(48).default(6),
    })
    .default({ windowHours: 12, mergeGapHours: 1, refractoryHours: 6, labelLeadHours: 6 }),
})

/** The same after its defaults are filled in. */
export type AlarmsPlan = z.infer<typeof alarmsPlan>

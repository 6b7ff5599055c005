import { defineBench } from '@vitalbench/bench'
import { physiologyOracles } from '@vitalbench/kernel/physiology'
import { countControlCases, listControlCases, plantOf } from './case.ts'
import type { ControlCase } from './case.ts'
import { conclude } from './conclude.ts'
import { controllers } from './controllers/controllers.ts'
import { endpoints } from './endpoints.ts'
import { inspectControl } from './inspect.ts'
import { faultsInWords, mostAffected, planAtDose } from './mildest.ts'
import { planSchema } from './plan.ts'
import type { ControlPlan } from './plan.ts'
import { recordOf, runControlCase } from './run-case.ts'
import { text } from './text.ts'

/** Judges closed-loop controllers on virtual patients, with and without faults. */
export const bench = defineBench<ControlPlan, ControlCase>({
  name: 'control',
  version: '1.0.0',
  title: 'Closed-loop controller on virtual patients',
  module: import.meta.url,
  plan: planSchema,
  endpoints,
  oracles: physiologyOracles,
  text,
  controllers,
  files: (plan) => plantOf(plan).files(plan),
  inspect: async (plan, { product, reference }) => inspectControl(plan, { product, reference }),
  cases: listControlCases,
  count: async (plan) => countControlCases(plan),
  run: runControlCase,
  recordOf,
  // Parsed again, so that a plan from a stranger's evidence cannot ask for what no study file may.
  faultsIn: (plan, condition) => faultsInWords(planSchema.parse(plan), condition),
  atDose: (plan, dose) => planAtDose(planSchema.parse(plan), dose),
  mostAffected: (outcomes, plan, measure) => mostAffected(outcomes, planSchema.parse(plan), measure),
  conclude: async (outcomes, plan, study) => conclude(outcomes, planSchema.parse(plan), study),
})

import { concludeAlarms } from '../conclude-alarms.ts'
import { alarmEndpoints, calibrationEndpoints, discriminationEndpoints, operatingPointEndpoints } from '../endpoints.ts'
import { inputReader } from '../inputs.ts'
import { inspectColumns, inspectContract } from '../inspect.ts'
import { inspectCuts, inspectHourlyLabel, inspectIdentifiers, inspectPatientParts } from '../inspect-values.ts'
import { overlapFlags } from '../overlap.ts'
import { rowsByPatient } from '../patients.ts'
import { attributeColumns, wantedParts } from '../plan.ts'
import { seriesAnswer, seriesOutcome } from '../run-case.ts'
import { cell } from '../table.ts'
import { alarmsPlan } from './alarms-plan.ts'
import type { AlarmsPlan } from './alarms-plan.ts'
import { defineTask } from './task.ts'
import type { ModelCase } from './task.ts'

/** One score an hour for each patient, who may or may not have an event: does it warn in time, and how often in vain? */
export const alarms = defineTask<AlarmsPlan>({
  name: 'alarms',
  plan: alarmsPlan,
  endpoints: [
    ...alarmEndpoints,
    ...discriminationEndpoints,
    ...operatingPointEndpoints.filter(({ name }) => name === 'answered'),
    ...calibrationEndpoints,
  ],

  inspect: (said, data, products) => {
    const named = { patient: said.patient, time: said.time }
    return [
      ...inspectColumns(said, data, named),
      ...inspectIdentifiers(data, named),
      ...inspectHourlyLabel(data, said.label),
      ...inspectPatientParts(data, said.patient),
      ...inspectCuts(data, said.subgroups),
      ...inspectContract(data, products),
    ]
  },

  *cases(said, { table, parts }, study) {
    const read = inputReader(table, study.product)
    const readReference = study.reference && inputReader(table, study.reference)
    const wanted = wantedParts(said)
    const stays = rowsByPatient(table, said).map((stay) => ({ ...stay, part: parts[stay.rows[0]] }))
    const flags = overlapFlags(table, read.columns, stays)
    for (const [i, { patient, rows, part }] of stays.entries()) {
      if (!wanted.includes(part)) continue
      const first = (name: string) => rows.reduce<string | number | null>((found, row) => found ?? cell(table, name, row), null)
      const made: ModelCase = {
        id: patient,
        steps: read.steps(rows),
        referenceSteps: readReference && readReference.steps(rows),
        facts: {
          split: part,
          patient,
          ...flags[i],
          labels: rows.map((row) => Number(cell(table, said.label, row) ?? 0)),
          ...Object.fromEntries(attributeColumns(said).map((name) => [`attribute.${name}`, first(name)])),
        },
      }
      yield made
    }
  },

  count: (said, { table, parts }) => {
    const wanted = wantedParts(said)
    return rowsByPatient(table, said).filter(({ rows }) => wanted.includes(parts[rows[0]])).length
  },

  async run(case_, _said, lab) {
    const scores = seriesAnswer(await lab.product.steps(case_.steps), lab.study.product)
    const reference =
      lab.reference && lab.study.reference && case_.referenceSteps
        ? seriesAnswer(await lab.reference.steps(case_.referenceSteps), lab.study.reference)
        : null
    return seriesOutcome(case_, { scores, reference })
  },

  conclude: (outcomes, said, study) => concludeAlarms(outcomes, said, study),
})

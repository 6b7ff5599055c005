import { caseColumns } from '../columns.ts'
import { concludeBinary } from '../conclude-binary.ts'
import { calibrationEndpoints, comparisonEndpoints, discriminationEndpoints, operatingPointEndpoints } from '../endpoints.ts'
import { inputReader } from '../inputs.ts'
import { inspectColumns, inspectContract } from '../inspect.ts'
import { inspectCuts, inspectCaseNames, inspectIdentifiers, inspectYesNo } from '../inspect-values.ts'
import { overlapFlags } from '../overlap.ts'
import { attributeColumns, wantedParts } from '../plan.ts'
import { finalAnswer, outcomeOf } from '../run-case.ts'
import { cell } from '../table.ts'
import { binaryPlan } from './binary-plan.ts'
import type { BinaryPlan } from './binary-plan.ts'
import { defineTask } from './task.ts'
import type { ModelCase } from './task.ts'

/** One score for one case, with a yes or no as truth. */
export const binary = defineTask<BinaryPlan>({
  name: 'binary',
  plan: binaryPlan,
  endpoints: [...discriminationEndpoints, ...operatingPointEndpoints, ...calibrationEndpoints, ...comparisonEndpoints],

  inspect: (said, data, products) => {
    const named = { case: said.case, ...(said.patient ? { patient: said.patient } : {}) }
    const parts = wantedParts(said)
    return [
      ...inspectColumns(said, data, named),
      ...inspectIdentifiers(data, named),
      ...inspectCaseNames(data, said.case, parts),
      ...inspectYesNo(data, said, parts),
      ...inspectCuts(data, said.subgroups),
      ...inspectContract(data, products),
    ]
  },

  *cases(said, { table, parts }, study) {
    const read = inputReader(table, study.product)
    const readReference = study.reference && inputReader(table, study.reference)
    const patient = said.patient ?? said.case
    const units = parts.map((part, row) => ({ part, patient: String(cell(table, patient, row)), rows: [row] }))
    const flags = overlapFlags(table, read.columns, units)
    const wanted = wantedParts(said)
    for (let row = 0; row < table.rows; row++) {
      if (!wanted.includes(parts[row])) continue
      const attributes = attributeColumns(said).map((name) => [`attribute.${name}`, cell(table, name, row)] as const)
      const made: ModelCase = {
        id: String(cell(table, said.case, row)),
        steps: [read.row(row)],
        referenceSteps: readReference && [readReference.row(row)],
        facts: {
          split: parts[row],
          label: String(cell(table, said.label, row)) === String(said.positive) ? 1 : 0,
          patient: units[row].patient,
          ...flags[row],
          ...Object.fromEntries(attributes),
        },
      }
      yield made
    }
  },

  count: (said, { parts }) => parts.filter((part) => wantedParts(said).includes(part)).length,

  async run(case_, said, lab) {
    const score = finalAnswer(await lab.product.predict(case_.steps[0]), lab.study.product)
    const reference =
      lab.reference && case_.referenceSteps && lab.study.reference
        ? finalAnswer(await lab.reference.predict(case_.referenceSteps[0]), lab.study.reference)
        : null
    return outcomeOf(case_, { score, reference })
  },

  conclude: (outcomes, said, study) =>
    concludeBinary(said, study, {
      outcomes,
      columns: (split) => caseColumns(outcomes, { split, failures: said.failures, attributes: attributeColumns(said), study }),
    }),
})

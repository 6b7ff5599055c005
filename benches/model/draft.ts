import type { Product } from '@vitalbench/bench'
import { hex, sha256 } from '@vitalbench/kernel/seal'
import { stringify } from 'yaml'
import type { Column, Table, TableFormat } from './data/index.ts'

/** What `vitalbench init` asks before it writes a study of the binary task. */
export interface DraftAnswers {
  readonly study: string
  readonly question: string
  readonly dataFile: string
  readonly format: TableFormat
  readonly caseColumn: string
  readonly labelColumn: string
  readonly positive: string
  readonly inputs: readonly string[]
  readonly threshold: number
  readonly measure: string
  readonly atLeast: number
  readonly product: Pick<Product, 'name' | 'version' | 'manufacturer' | 'intendedPurpose' | 'artefact'>
  readonly tensors: { readonly input: string; readonly output: string }
}

/** A file of a draft, with a path relative to the study's folder. */
export interface DraftFile {
  readonly path: string
  readonly text: string
}

const isNumber = (column: Column): column is Extract<Column, { numbers: Float64Array }> => 'numbers' in column

const roleOf = (name: string, answers: DraftAnswers): string => {
  if (name === answers.caseColumn) return 'case'
  if (name === answers.labelColumn) return 'label'
  return answers.inputs.includes(name) ? 'input' : 'attribute'
}

const columnEntry = (column: Column, answers: DraftAnswers) => ({
  name: column.name,
  type: isNumber(column) ? 'number' : 'string',
  role: roleOf(column.name, answers),
  description: `${column.name} (describe it, and add its UCUM unit)`,
})

const digest = (bytes: Uint8Array) => hex(sha256(bytes))

/**
 * The files of a first study: a data dictionary that fits the table, a product file, and a study file with every digest.
 *
 * @example
 * draftStudy(answers, { table, bytes }).map(({ path }) => path) // dictionary.yaml, product.yaml, study.yaml
 */
export function draftStudy(answers: DraftAnswers, data: { readonly table: Table; readonly bytes: Uint8Array }): readonly DraftFile[] {
  const dictionary = stringify({
    format: 'vitalbench-dictionary/1',
    title: `Data of ${answers.study}`,
    source: 'say where the data come from',
    licence: 'say under which licence or permit they may be used',
    rows: data.table.rows,
    columns: [...data.table.columns.values()].map((column) => columnEntry(column, answers)),
  })
  const product = stringify({
    ...answers.product,
    contract: {
      input: { tensor: answers.tensors.input, columns: answers.inputs.map((name) => ({ name })) },
      output: { tensor: answers.tensors.output, scale: 'probability' },
    },
  })
  const study = stringify({
    format: 'vitalbench-study/1',
    study: answers.study,
    title: answers.study,
    question: answers.question,
    bench: 'model',
    seed: answers.study,
    product: 'product.yaml',
    criteria: [
      {
        id: answers.measure.toLowerCase(),
        text: `${answers.measure} is at least ${answers.atLeast}`,
        measure: answers.measure,
        atLeast: answers.atLeast,
      },
    ],
    plan: {
      task: 'binary',
      data: {
        file: answers.dataFile,
        sha256: digest(data.bytes),
        format: answers.format,
        dictionary: 'dictionary.yaml',
        dictionarySha256: digest(new TextEncoder().encode(dictionary)),
      },
      case: answers.caseColumn,
      label: answers.labelColumn,
      positive: answers.positive,
      split: { by: answers.caseColumn, seed: answers.study, parts: { test: 1 } },
      threshold: answers.threshold,
    },
  })
  return [
    { path: 'dictionary.yaml', text: dictionary },
    { path: 'product.yaml', text: product },
    { path: 'study.yaml', text: study },
  ]
}

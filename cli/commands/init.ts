import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { draftStudy, readTable } from '@vitalbench/benches/model'
import { hex, sha256 } from '@vitalbench/kernel/seal'
import { benchesWith } from '../benches.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../command.ts'
import { fail } from '../errors.ts'
import { asker } from '../questions.ts'
import { lockStudyFile, readBytes } from '../study-file.ts'

/** Asks what a first study needs, writes its files, and checks that it would run. */
export const init: Command = {
  name: 'init',
  summary: 'ask a few questions and write a study that runs',
  usage: 'vitalbench init [folder] [--data file] [--product model.onnx] …',
  options: {
    data: { type: 'string', value: 'file', about: 'table of cases, CSV or Parquet' },
    product: { type: 'string', value: 'model.onnx', about: 'ONNX file of the product' },
    case: { type: 'string', value: 'column', about: 'column that names a case' },
    label: { type: 'string', value: 'column', about: 'column of the truth' },
    positive: { type: 'string', value: 'value', about: 'value of the label that means "has the condition"' },
    inputs: { type: 'string', value: 'a,b,…', about: 'input columns in the order of the tensor (default: all other number columns)' },
    input: { type: 'string', value: 'tensor', about: 'name of the input tensor (default: x)' },
    output: { type: 'string', value: 'tensor', about: 'name of the output tensor (default: probability)' },
    threshold: { type: 'string', value: 't', about: 'threshold that is judged (default: 0.5)' },
    measure: { type: 'string', value: 'name', about: 'endpoint of the first criterion (default: auroc)' },
    'at-least': { type: 'string', value: 'x', about: 'its limit (default: 0.8)' },
    yes: { type: 'boolean', short: 'y', about: 'take the default wherever nothing is said' },
  },
  examples: [
    'vitalbench init my-study',
    'vitalbench init my-study --data cases.csv --product model.onnx --case id --label outcome --positive 1 --yes',
  ],
  async run({ args, options, output }) {
    const folder = resolve(args[0] ?? '.')
    const ask = asker(options)
    const dataFile = resolve(await ask('data', { question: 'Which table holds the cases (CSV or Parquet)?' }))
    const bytes = await readBytes(dataFile)
    const format = dataFile.endsWith('.parquet') ? 'parquet' : 'csv'
    const table = await readTable(bytes, format)
    const names = [...table.columns.keys()]
    const artefact = resolve(await ask('product', { question: 'Which ONNX file is the product?' }))
    const model = await readBytes(artefact)
    const caseColumn = await ask('case', { question: 'Which column names a case?', otherwise: names[0], choices: names })
    const labelColumn = await ask('label', { question: 'Which column holds the truth?', otherwise: names.at(-1), choices: names })
    const positive = await ask('positive', { question: 'Which value of it means "has the condition"?', otherwise: '1' })
    const numbers = names.filter((name) => 'numbers' in (table.columns.get(name) ?? {}) && name !== caseColumn && name !== labelColumn)
    const inputs = await ask('inputs', { question: 'Which columns does the model take, in order?', otherwise: numbers.join(',') })
    const within = (file: string) => relative(folder, file).replaceAll('\\', '/')
    const files = draftStudy(
      {
        study:
          basename(folder)
            .toLowerCase()
            .replace(/[^a-z0-9]+/g, '-')
            .slice(0, 64)
            .replace(/^-|-$/g, '') || 'study',
        question: 'Does the product separate cases with the condition from cases without it?',
        dataFile: within(dataFile),
        format,
        caseColumn,
        labelColumn,
        positive,
        inputs: inputs.split(',').map((name) => name.trim()),
        threshold: Number(await ask('threshold', { question: 'At which threshold is it judged?', otherwise: '0.5' })),
        measure: await ask('measure', { question: 'Which endpoint must reach a limit?', otherwise: 'auroc' }),
        atLeast: Number(await ask('at-least', { question: 'Which limit must it reach?', otherwise: '0.8' })),
        product: {
          name: basename(artefact, '.onnx'),
          version: '0.0.0',
          manufacturer: 'name the manufacturer',
          intendedPurpose: 'say what the product is for, for whom, and who uses it',
          artefact: { link: 'onnx', path: within(artefact), sha256: hex(sha256(model)) },
        },
        tensors: {
          input: await ask('input', { question: 'Name of the input tensor?', otherwise: 'x' }),
          output: await ask('output', { question: 'Name of the output tensor?', otherwise: 'probability' }),
        },
      },
      { table, bytes },
    )
    await mkdir(folder, { recursive: true })
    for (const { path } of files) if (existsSync(join(folder, path))) throw fail('CLI_FILE_EXISTS', { file: join(folder, path) })
    for (const { path, text } of files) await writeFile(join(folder, path), text)
    const study = join(folder, 'study.yaml')
    try {
      await lockStudyFile(study, await benchesWith(undefined), output)
    } catch (error) {
      // Answers that do not make a study leave nothing behind, so that the next try is not in their way.
      for (const { path } of files) await rm(join(folder, path))
      throw error
    }
    for (const { path } of files) output.line(`wrote ${join(folder, path)}`)
    output.line('\nEvery row is a test case: leave out rows that the product was trained on, or give the split a training part.')
    output.line('Describe product, data and units in the files before you show a report to anyone.')
    output.line(`\nRun it:  npx vitalbench run "${relative(process.cwd(), study)}"`)
    output.result({ files: files.map(({ path }) => join(folder, path)), study, data: dirname(dataFile) })
    return exitCodes.pass
  },
}

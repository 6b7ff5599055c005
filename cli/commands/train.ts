import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { trainModel } from '@vitalbench/benches/model'
import { onlyArgument } from '../arguments.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../command.ts'
import { readBytes, readText } from '../study-file.ts'

const usage = 'vitalbench train <train.yaml> [--out folder]'

/** Trains a model from a recipe and writes it as an ONNX file with its product file. */
export const train: Command = {
  name: 'train',
  summary: 'train a model from a recipe and write it as a product',
  usage,
  options: { out: { type: 'string', value: 'folder', about: 'where model and product file go (default: beside the recipe)' } },
  examples: ['vitalbench train examples/breast-fna/train.yaml'],
  async run({ args, options, output }) {
    const file = onlyArgument(args, { what: 'recipe', usage })
    const folder = dirname(resolve(file))
    const out = resolve((options.out as string | undefined) ?? folder)
    const trained = await trainModel(await readText(file), {
      read: (path) => readBytes(resolve(folder, path)),
      onProgress: output.progress,
    })
    await mkdir(out, { recursive: true })
    for (const { path, bytes } of trained.files) await writeFile(resolve(out, path), bytes)
    output.line(trained.summary)
    for (const { path } of trained.files) output.line(`wrote ${resolve(out, path)}`)
    output.result({ files: trained.files.map(({ path }) => resolve(out, path)), ...trained.report })
    return exitCodes.pass
  },
}

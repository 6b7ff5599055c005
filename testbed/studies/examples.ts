import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, posix, resolve } from 'node:path'
import { readStudy } from '@vitalbench/bench/study'
import type { Testbed } from '../setting/index.ts'

/** A file of an example, where it lies on this machine. */
export interface ExampleFile {
  readonly path: string
  readonly place: string
  readonly sha256: string
  readonly size: number
}

/** A study that comes with the house, with every file that it reads. */
export interface Example {
  readonly name: string
  readonly title: string
  readonly question: string
  readonly bench: string
  readonly product: string
  readonly text: string
  readonly files: readonly ExampleFile[]
}

/** Reads an example; null for a folder that is none, or whose data are not here. */
async function readExample(testbed: Testbed, name: string): Promise<Example | null> {
  const folder = join(testbed.examples!, name)
  const text = await readFile(join(folder, 'study.yaml'), 'utf8').catch(() => null)
  if (text === null) return null
  const files = new Map<string, ExampleFile>()
  const read = async (said: string): Promise<Uint8Array> => {
    const path = posix.normalize(said)
    const place = resolve(folder, path)
    const bytes = await readFile(place)
    files.set(path, { path, place, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length })
    return bytes
  }
  // Its files are held against their digests; what the bench would find in them is found when it is locked.
  const benches = testbed.benches.map((bench) => ({ ...bench, inspect: undefined }))
  const study = await readStudy(text, {
    bench: (wanted) => benches.find((bench) => bench.name === wanted),
    read,
    software: testbed.software,
  })
  if ('mistakes' in study) return null
  const { title, question, bench, product } = study.plan
  return { name, title, question, bench: bench.name, product: product.name, text, files: [...files.values()] }
}

const known = new WeakMap<Testbed, Promise<readonly Example[]>>()

async function readAll(testbed: Testbed): Promise<readonly Example[]> {
  if (testbed.examples === null) return []
  const names = (await readdir(testbed.examples)).toSorted()
  const examples = await Promise.all(names.map((name) => readExample(testbed, name)))
  return examples.filter((example) => example !== null)
}

/** The examples of a testbed that can be run here, by name; read once. */
export function examplesOf(testbed: Testbed): Promise<readonly Example[]> {
  const examples = known.get(testbed) ?? readAll(testbed)
  known.set(testbed, examples)
  return examples
}

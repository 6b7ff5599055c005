import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Bench, LockedPlan } from '@vitalbench/bench'
import { formatMistakes, readStudy } from '@vitalbench/bench/study'
import { fail } from './errors.ts'
import type { Output } from './output.ts'
import { software } from './software.ts'

/** A study file that was read, found free of mistakes, and locked. */
export interface LockedStudy {
  readonly plan: LockedPlan
  readonly folder: string
}

/** Reads a file, or says why not. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw fail('CLI_FILE_UNREADABLE', { file, why: error instanceof Error ? error.message : error })
  }
}

/** Reads a text file in UTF-8, or says why not. */
export const readText = async (file: string): Promise<string> => new TextDecoder().decode(await readBytes(file))

/** Reads and locks a study; prints every mistake and throws where there are any. */
export async function lockStudyFile(file: string, benches: readonly Bench[], output: Output): Promise<LockedStudy> {
  const text = await readText(file)
  const folder = dirname(resolve(file))
  const study = await readStudy(text, {
    bench: (name) => benches.find((bench) => bench.name === name),
    benches: benches.map(({ name }) => name),
    read: (path) => readFile(resolve(folder, path)),
    software,
  })
  if ('mistakes' in study) {
    output.line(formatMistakes(file, study.mistakes))
    throw Object.assign(fail('CLI_STUDY_INVALID', { file, count: study.mistakes.length }), { mistakes: study.mistakes })
  }
  return { plan: study.plan, folder }
}

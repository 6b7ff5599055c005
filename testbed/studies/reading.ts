import { posix } from 'node:path'
import { readStudy } from '@vitalbench/bench/study'
import type { StudyRead } from '@vitalbench/bench/study'
import type { FileStore } from '@vitalbench/platform/files'
import type { Testbed } from '../setting/index.ts'
import type { StudyFile } from './store.ts'

/** Reads a file beside a study by its path. */
export type ReadFile = (path: string) => Promise<Uint8Array>

/** Reads the files of a study out of the store. */
export const readerOf =
  (files: readonly StudyFile[], store: FileStore): ReadFile =>
  async (path) => {
    const normal = posix.normalize(path)
    const file = files.find((each) => each.path === normal)
    if (!file) throw Object.assign(new Error(`no file "${path}"`), { code: 'ENOENT' })
    return store.read(file.sha256)
  }

/** Reads a text as a study on the benches of a testbed: a locked plan, or every mistake. */
export const readText = (testbed: Testbed, text: string, read: ReadFile): Promise<StudyRead> =>
  readStudy(text, {
    bench: (name) => testbed.benches.find((bench) => bench.name === name),
    benches: testbed.benches.map(({ name }) => name),
    read,
    software: testbed.software,
  })

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

/** Paths that git tracks or would track, relative to the repository, with `/`. */
export const tracked = (): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '' && existsSync(`${root}/${path}`))

/** Text of a file of the repository. */
export const text = (path: string): string => readFileSync(`${root}/${path}`, 'utf8')

/** Source files: TypeScript that is neither a test, what a test stands on (`.fixture.ts`), nor a script of the checks. */
export const sources = (): readonly string[] =>
  tracked().filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture)\.tsx?$/.test(path) && !path.startsWith('check/'))

import { existsSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { liesIn } from './artefact.ts'
import { systemPath } from './sandbox.ts'

/** A program that a command names, and what of the machine it needs beside the system's folders. */
export interface Program {
  readonly path: string
  readonly readable: readonly string[]
}

/**
 * Finds the program of a command: `node` is the one that runs this; a path is relative to the folder; any other name is looked up
 * in the system's folders, then in PATH. Null if it is not there.
 */
export function findProgram(name: string, folder: string): Program | null {
  const path = locate(name, folder)
  return path === null ? null : { path, readable: [...new Set([path, realpathSync(path)])].flatMap((each) => surroundings(each, folder)) }
}

function locate(name: string, folder: string): string | null {
  if (name === 'node') return process.execPath
  const callers = (process.env.PATH ?? '').split(':').filter((each) => isAbsolute(each))
  const places = name.includes('/') ? [resolve(folder, name)] : [...systemPath, ...callers].map((each) => join(each, name))
  return places.find((path) => existsSync(path)) ?? null
}

/**
 * An interpreter in `<prefix>/bin` needs its prefix: its library, a virtual environment. It does not get one that is a folder at the
 * top of the machine, a whole home, or holds the study.
 */
function surroundings(path: string, folder: string): readonly string[] {
  const prefix = dirname(dirname(path))
  const whole = dirname(prefix) === '/' || [homedir(), folder].some((each) => liesIn(each, prefix))
  return basename(dirname(path)) === 'bin' && !whole ? [prefix] : [path]
}

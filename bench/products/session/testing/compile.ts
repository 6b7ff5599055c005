import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { fmuPlatform } from '../host/fmu.ts'
import { clients } from './open-controller.ts'

/** Whether a program answers to `--version` here; tests that need it skip where it does not. */
export const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0

/** Why tests that compile C skip here, false if they need not. */
export const noCompiler: string | false = has('cc') ? false : 'no C compiler "cc" on this machine'

/** A fresh folder below the system's folder for such. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'vitalbench-session-'))

/** Compiles C into a shared library `<name>.so` in a folder, and gives back its path. */
export function compileLibrary(source: string, folder: string, name: string): string {
  const file = join(folder, `${name}.so`)
  const args = ['-O2', '-Wall', '-Werror', '-ffp-contract=off', '-fPIC', '-shared', '-I', join(clients, 'c'), '-I', join(clients, 'fmi')]
  const { status, stderr } = spawnSync('cc', [...args, source, '-o', file], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return file
}

/** The same of text that is C. */
export function compileText(text: string, folder: string, name: string): string {
  const source = join(folder, `${name}.c`)
  writeFileSync(source, text)
  return compileLibrary(source, folder, name)
}

/** Packs a library and a description as an FMU for this machine, and gives back its path. */
export function packFmu(folder: string, name: string, library: string, description: string): string {
  const file = join(folder, `${name}.fmu`)
  const identifier = /modelIdentifier="(\w+)"/.exec(description)?.[1] ?? name
  const entries = { 'modelDescription.xml': Buffer.from(description), [`binaries/${fmuPlatform}/${identifier}.so`]: readFileSync(library) }
  writeFileSync(file, zipSync(entries))
  return file
}

/** The example FMU, built with `edit` done to its description. */
export function exampleFmu(folder: string, edit: (description: string) => string = (text) => text): string {
  const library = compileLibrary(join(clients, 'fmi/pid.c'), folder, 'Pid')
  return packFmu(folder, 'Pid', library, edit(readFileSync(join(clients, 'fmi/modelDescription.xml'), 'utf8')))
}

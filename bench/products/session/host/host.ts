/**
 * The process that a shared library, an FMU or a WebAssembly module runs in: `node host.ts library|fmu|wasm <file> <scratch folder>`. It speaks
 * `vitalbench-control/1`, reading standard input and writing to descriptor 3, where there is none to standard output.
 */
import { writeSync } from 'node:fs'
import type { SessionContract } from '../../../session.ts'
import type { Hosted, Load } from './hosted.ts'
import { serve } from './serve.ts'

const loaders: Readonly<Record<string, () => Promise<Load>>> = {
  library: async () => (await import('./library.ts')).loadLibrary,
  fmu: async () => (await import('./fmu.ts')).loadFmu,
  wasm: async () => (await import('./wasm.ts')).loadWasm,
}

const [kind, path, scratch] = process.argv.slice(2)
const load = await loaders[kind]()
try {
  serve((contract: SessionContract): Hosted => load(path, contract, scratch), 0, process.platform === 'win32' ? 1 : 3)
} catch (error) {
  // The reason alone: the lab quotes it, and a trace would quote this program.
  writeSync(2, `${String(error)}\n`)
  process.exit(1)
}

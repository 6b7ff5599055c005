import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, cpus, release, type } from 'node:os'
import type { Circumstances } from '@vitalbench/bench'
import { software } from './software.ts'

/** The machine of this run. */
export const machine = (): Circumstances['machine'] => ({
  system: `${type()} ${release()}`,
  architecture: arch(),
  processor: cpus()[0]?.model ?? 'unknown',
  node: process.version,
})

const require = createRequire(new URL('../bench/package.json', import.meta.url))

const installed = (name: string): string => {
  const [entry] = require.resolve.paths(name) ?? []
  try {
    return (JSON.parse(readFileSync(`${entry}/${name}/package.json`, 'utf8')) as { readonly version: string }).version
  } catch {
    return 'unknown'
  }
}

/** Versions of the software that a result may depend on. */
export const softwareVersions = (): Circumstances['software'] => ({
  vitalbench: software.version,
  v8: process.versions.v8,
  'onnxruntime-node': installed('onnxruntime-node'),
  'onnxruntime-web': installed('onnxruntime-web'),
})

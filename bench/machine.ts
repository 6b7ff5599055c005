import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, cpus, release, type } from 'node:os'
import type { Circumstances } from './circumstances.ts'
import manifest from './package.json' with { type: 'json' }

/** This software, as a locked plan names it. */
export const software = { name: 'vitalbench', version: manifest.version } as const

/** The machine that this process runs on. */
export const machineHere = (): Circumstances['machine'] => ({
  system: `${type()} ${release()}`,
  architecture: arch(),
  processor: cpus()[0]?.model ?? 'unknown',
  node: process.version,
})

const resolveFrom = createRequire(new URL('./products/index.ts', import.meta.url))

/** Version of an installed package, found as its importer finds it. */
function installed(name: string): string {
  const folder = (resolveFrom.resolve.paths(name) ?? []).find((each) => existsSync(`${each}/${name}/package.json`))
  if (folder === undefined) return 'not installed'
  return (JSON.parse(readFileSync(`${folder}/${name}/package.json`, 'utf8')) as { readonly version: string }).version
}

/** Versions of the software that a result may depend on, beside this one, which the plan names. */
export const softwareVersions = (): Circumstances['software'] => ({
  v8: process.versions.v8,
  'onnxruntime-node': installed('onnxruntime-node'),
  'onnxruntime-web': installed('onnxruntime-web'),
})

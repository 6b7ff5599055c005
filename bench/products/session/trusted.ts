import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Enforcement } from '../../circumstances.ts'
import type { Controller } from '../../session.ts'
import type { BuiltInArtefact, FileArtefact } from '../../study/locked-plan.ts'
import { readArtefact } from '../artefact.ts'
import { fail } from '../errors.ts'
import type { Linker } from '../link.ts'

const protections = ['time', 'memory', 'network', 'files', 'processes', 'privileges'] as const

const all = (enforced: boolean, how: string): readonly Enforcement[] => protections.map((what) => ({ what, enforced, how }))

const isController = (value: unknown): value is Controller =>
  typeof value === 'object' && value !== null && typeof (value as Controller).open === 'function'

/** A controller of the bench itself: no foreign code runs. */
export const linkBuiltIn: Linker<BuiltInArtefact> = async ({ controller: name }, product, options) => {
  const { controllers = {} } = options
  if (!Object.hasOwn(controllers, name))
    throw fail('PRODUCT_NO_CONTROLLER', { name, product, known: Object.keys(controllers).join(', ') || 'none' })
  return { sessions: controllers[name], enforcement: all(true, 'a controller of the bench itself, no foreign code') }
}

/** A TypeScript or JavaScript module that exports `controller` and imports nothing; it runs inside the bench, with all its rights. */
export const linkInProcess: Linker<FileArtefact> = async (artefact, product, { folder }) => {
  await readArtefact({ ...artefact, product }, folder)
  const { controller } = (await import(pathToFileURL(resolve(folder, artefact.path)).href)) as { readonly controller?: unknown }
  if (!isController(controller)) throw fail('PRODUCT_NO_EXPORT', { path: artefact.path, product })
  return { sessions: controller, enforcement: all(false, 'runs inside the bench, in its own thread, as trusted code') }
}

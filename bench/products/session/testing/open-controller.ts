import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Limits, ProductLink } from '../../../study/locked-plan.ts'
import type { OpenOptions } from '../../link.ts'
import { openProduct } from '../../open-product.ts'
import type { OpenProduct } from '../../open-product.ts'

/** Folder of the clients in other languages. */
export const clients = fileURLToPath(new URL('../../../../clients', import.meta.url))

const locked = (folder: string, path: string) => ({
  path,
  sha256: createHash('sha256')
    .update(readFileSync(`${folder}/${path}`))
    .digest('hex'),
})

/** How a controller is opened for a test. */
export type ControllerOptions = Partial<Omit<OpenOptions, 'limits'>> & { readonly limits?: Partial<Limits> }

/** Opens a controller by its artefact. */
export const openController = (artefact: ProductLink, { limits, ...options }: ControllerOptions = {}): Promise<OpenProduct> =>
  openProduct(
    { name: 'controller', version: '1', manufacturer: 'tests', intendedPurpose: 'tests', artefact },
    { folder: '/', hide: [], ...options, limits: { secondsPerCase: 20, memoryMiB: 1024, isolation: 'where-available', ...limits } },
  )

/** Opens a file by its link. */
export const openFile = (
  link: 'library' | 'fmu' | 'wasm' | 'in-process',
  file: string,
  options?: ControllerOptions,
): Promise<OpenProduct> => openController({ link, ...locked(dirname(file), basename(file)) }, { folder: dirname(file), ...options })

/** Opens a program of a folder with the files that it stands on. */
export const openProgram = (
  folder: string,
  command: readonly string[],
  files: readonly string[],
  options?: ControllerOptions,
): Promise<OpenProduct> =>
  openController({ link: 'process', command, files: files.map((path) => locked(folder, path)) }, { folder, ...options })

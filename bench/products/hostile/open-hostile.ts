import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Limits } from '../../study/locked-plan.ts'
import { openProduct } from '../open-product.ts'
import type { OpenOptions } from '../link.ts'
import type { OpenProduct } from '../open-product.ts'

/** Folder of the hostile product, which stands for that of a study. */
export const hostileFolder = dirname(fileURLToPath(import.meta.url))

/** Limits of an attack: long enough for a start on a busy machine, short enough for a test. */
export const hostileLimits: Limits = { secondsPerCase: 0.5, memoryMiB: 200, isolation: 'where-available' }

/** Opens the product that attacks in this way. */
export function openHostile(
  attack: readonly string[],
  { limits, hide = [], folder = hostileFolder, signal }: Partial<Omit<OpenOptions, 'limits'>> & { readonly limits?: Partial<Limits> } = {},
): Promise<OpenProduct> {
  const file = `${hostileFolder}/hostile.ts`
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
  const path = folder === hostileFolder ? 'hostile.ts' : file
  return openProduct(
    {
      name: attack[0],
      version: '1',
      manufacturer: 'a stranger',
      intendedPurpose: 'harm',
      artefact: { link: 'process', command: ['node', path, ...attack], files: [{ path, sha256 }] },
    },
    { folder, limits: { ...hostileLimits, ...limits }, hide, signal },
  )
}

/** A call that sets off the attack. */
export const attackCall = { x: { data: Float64Array.of(0, Number.NaN), shape: [2] } }

/** A call that is answered with 0.5. */
export const fairCall = { x: { data: Float64Array.of(1), shape: [1] } }

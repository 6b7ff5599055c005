import type { ProductPort } from '../contract.ts'
import type { Enforcement } from '../circumstances.ts'
import type { Limits, Product } from '../study/locked-plan.ts'
import type { RecordedLoad } from './load.ts'

/** How a product is opened. */
export interface OpenOptions {
  /** Absolute path of the study file's folder; the paths of an artefact are relative to it. */
  readonly folder: string
  readonly limits: Limits
  /** Absolute paths of files and folders that the product must not read: data, evidence, keys. */
  readonly hide: readonly string[]
  readonly signal?: AbortSignal
  readonly log?: (message: string) => void
}

/** A product that takes calls: its port, what protects the machine from it, and what it has used so far. */
export interface OpenProduct extends ProductPort {
  readonly enforcement: readonly Enforcement[]
  load(): RecordedLoad
  /** Ends the product with all its processes; calls after it are answered `unreachable`. */
  close(): Promise<void>
}

/**
 * Opens the link to a product. Refuses with an error of the catalogue where a file is missing or changed, or where
 * `limits.isolation` is `required` and this machine cannot enforce it; afterwards every call has an answer.
 *
 * @example
 * const product = await openProduct(plan.product, { folder, limits: plan.limits, hide: ['/data/labels.csv'] })
 * const answer = await product.predict({ features: { data: new Float32Array(30), shape: [1, 30] } })
 * await product.close()
 */
export declare function openProduct(product: Product, options: OpenOptions): Promise<OpenProduct>

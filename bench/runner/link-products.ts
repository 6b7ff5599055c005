import { resolve } from 'node:path'
import type { Enforcement } from '../circumstances.ts'
import type { ProductPort } from '../contract.ts'
import type { OpenOptions, OpenProduct, RecordedLoad } from '../products/index.ts'
import type { LockedPlan, Product } from '../study/locked-plan.ts'
import type { Both } from './messages.ts'
import { isForeign, notStarted } from './playback.ts'

/** The linked products of a study. */
export interface LinkedProducts {
  readonly ports: Both<ProductPort>
  readonly enforcement: Both<readonly Enforcement[]>
  readonly load: () => Both<RecordedLoad>
  readonly close: () => Promise<void>
}

/** Module of `openProduct` unless another is named. */
export const ownProducts = (): string => import.meta.resolve('@vitalbench/bench/products')

interface ProductsModule {
  readonly openProduct: (product: Product, options: OpenOptions) => Promise<OpenProduct>
}

/** Links to the product of a plan and to its reference; neither may read the data of the study. In a playback no foreign one is started. */
export async function linkProducts({
  plan,
  folder,
  hide,
  products = ownProducts(),
  playback = false,
  isolation = plan.limits.isolation,
  controllers,
  signal,
  log,
}: Omit<OpenOptions, 'limits'> & {
  readonly plan: LockedPlan
  readonly products?: string
  readonly playback?: boolean
  readonly isolation?: LockedPlan['limits']['isolation']
}): Promise<LinkedProducts> {
  const { openProduct } = (await import(products)) as ProductsModule
  const data = plan.files.map(({ path }) => resolve(folder, path))
  const options: OpenOptions = {
    folder: resolve(folder),
    limits: { ...plan.limits, isolation },
    controllers,
    hide: [...data, ...hide.map((path) => resolve(path))],
    signal,
    log,
  }
  const open = async (own: Product): Promise<OpenProduct> => (playback && isForeign(own) ? notStarted : openProduct(own, options))
  const product = await open(plan.product)
  try {
    const reference = plan.reference && (await open(plan.reference))
    const both = <T>(of: (opened: OpenProduct) => T): Both<T> => ({ product: of(product), reference: reference && of(reference) })
    return {
      ports: { product, reference },
      enforcement: both(({ enforcement }) => enforcement),
      load: () => both((opened) => opened.load()),
      close: async () => {
        await Promise.allSettled([product.close(), reference?.close()])
      },
    }
  } catch (error) {
    await product.close()
    throw error
  }
}

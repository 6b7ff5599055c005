import type { LockedPlan } from '../study/locked-plan.ts'

/** A locked coin study for tests; `product` is a behaviour of the stand-in products. */
export const coinStudy = ({
  product = 'frequency',
  bench = 'coin',
  plan = {},
}: { product?: string; bench?: string; plan?: object } = {}): LockedPlan => ({
  format: 'vitalbench-plan/1',
  study: 'coins',
  title: 'Coins',
  question: 'Is the relative frequency a good estimate of the bias of a coin?',
  seed: 'coins-1',
  software: { name: 'vitalbench', version: '0.1.0' },
  bench: { name: bench, version: '1.0.0' },
  product: {
    name: product,
    version: '1',
    manufacturer: 'Example',
    intendedPurpose: 'estimates the bias of a coin',
    artefact: { link: 'process', command: ['frequency'], files: [] },
  },
  reference: null,
  limits: { secondsPerCase: 10, memoryMiB: 256, isolation: 'where-available' },
  criteria: [{ id: 'small', text: 'The error is small', measure: 'absoluteError', group: 'all', on: 'interval', limit: { atMost: 0.12 } }],
  files: [],
  plan: { coins: 40, throws: 20, ...plan },
})

/** URL of the module of the stand-in products. */
export const standInProducts = new URL('./stand-in-products.ts', import.meta.url).href

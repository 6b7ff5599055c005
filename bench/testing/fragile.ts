import { z } from 'zod'
import { defineBench } from '../contract.ts'
import { bench as coin, coinPlan } from './coin.ts'
import type { CoinCase } from './coin.ts'

const ways = {
  exits: () => process.exit(7),
  throws: () => {
    throw new Error('the bench broke')
  },
  'throws later': () =>
    new Promise<never>(() => {
      setImmediate(() => {
        throw new Error('the bench broke later')
      })
    }),
  loops: () => {
    for (;;);
  },
} as const

const plan = coinPlan.extend({ breaks: z.record(z.string(), z.enum(['exits', 'throws', 'throws later', 'loops'])) })

/** The coin bench, which breaks in the cases that its plan names, in the way that the plan says. */
export const bench = defineBench<z.infer<typeof plan>, CoinCase>({
  ...coin,
  name: 'fragile',
  module: import.meta.url,
  plan,
  async run(case_, said, lab) {
    const way = said.breaks[case_.id]
    if (way) await ways[way]()
    return coin.run(case_, said, lab)
  },
})

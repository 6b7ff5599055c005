import type { Bench, Case, Lab, Outcome } from '../contract.ts'
import type { OpenProduct } from '../products/index.ts'
import { playbackPort } from '../products/session/playback-port.ts'
import type { LockedPlan, Product } from '../study/locked-plan.ts'
import type { CaseSource } from './case-source.ts'

/** Whether a product is no part of its bench, so that it can be played from records alone where it is not at hand. */
export const isForeign = ({ artefact }: Product): boolean => artefact.link !== 'built-in'

/** What stands for a foreign product while records are played: nothing is started. */
export const notStarted: OpenProduct = {
  ...playbackPort(null),
  enforcement: [],
  load: () => ({ latenciesMs: new Float64Array(0), peakMemoryMiB: null }),
  close: async () => {},
}

/** The same cases, each with the recorded outcome of its id, where there is one. */
export function withRecords(source: CaseSource, recorded: readonly Outcome[]): CaseSource {
  const outcomes = new Map(recorded.map((outcome) => [outcome.case, outcome]))
  return {
    ...source,
    take: async (most) => (await source.take(most)).map((each) => ({ ...each, recorded: outcomes.get(each.case.id) })),
  }
}

const sides = ['product', 'reference'] as const

/** What a playback stands on: the bench that kept the records, and the plan that says which products are foreign. */
export interface Playback<P = unknown, C extends Case = Case> {
  readonly bench: Bench<P, C>
  readonly plan: LockedPlan
}

/** A lab in which foreign products are played from a recorded outcome, and those of the bench run as ever. */
export function playingFrom(recorded: Outcome | undefined, lab: Lab, { bench, plan }: Playback): Lab {
  const [product, reference] = sides.map((side) => {
    const own = plan[side]
    return own && isForeign(own) ? playbackPort((recorded && bench.recordOf?.(recorded, side)) ?? null) : lab[side]
  })
  return { ...lab, product: product!, reference }
}

/** The products of a plan that are played from records in a playback. */
export const foreignProducts = (plan: LockedPlan): readonly { readonly side: (typeof sides)[number]; readonly name: string }[] =>
  sides.flatMap((side) => {
    const product = plan[side]
    return product && isForeign(product) ? [{ side, name: product.name }] : []
  })

/** A session that cannot be played, because its outcome keeps no record of it; null where all can. Of a case in which the bench broke there is none. */
export function firstWithoutRecord<P, C extends Case>(
  outcomes: readonly Outcome[],
  { bench, plan }: Playback<P, C>,
): { readonly case: string; readonly product: string } | null {
  for (const { side, name } of foreignProducts(plan)) {
    const outcome = outcomes.find((each) => each.status !== 'error' && (bench.recordOf?.(each, side) ?? null) === null)
    if (outcome) return { case: outcome.case, product: name }
  }
  return null
}

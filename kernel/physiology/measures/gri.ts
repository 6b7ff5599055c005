import { fail } from '../errors.ts'
import type { Glycaemia } from './glycaemia.ts'

/** Zones of the glycaemia risk index, a fifth of its range each, from A (best) to E. */
export type GriZone = 'A' | 'B' | 'C' | 'D' | 'E'

/** The glycaemia risk index from 0 (best) to 100, its zone, and its components in %: index = 3.0·hypoglycaemia + 1.6·hyperglycaemia. */
export interface GlycaemiaRisk {
  readonly index: number
  readonly zone: GriZone
  readonly hypoglycaemia: number
  readonly hyperglycaemia: number
}

/** Zone of an index in [0, 100]; each zone holds its upper end: A up to 20, B up to 40, C up to 60, D up to 80, E beyond. */
export function griZone(index: number): GriZone {
  if (!(index >= 0 && index <= 100)) throw fail('MEASURE_RANGE', { what: 'glycaemia risk index', value: index, range: '[0, 100]' })
  const zones = ['A', 'B', 'C', 'D'] as const
  return zones.find((_, k) => index <= 20 * (k + 1)) ?? 'E'
}

/**
 * The glycaemia risk index with its components from shares of time in %.
 * Source: Klonoff, Wang, Rodbard et al., J Diabetes Sci Technol 17:1226 (2023).
 *
 * @example
 * glycaemiaRisk({ below54: 1, below70: 4, above180: 25, above250: 5 }) // index 34.2, zone 'B'
 */
export function glycaemiaRisk(shares: Pick<Glycaemia, 'below54' | 'below70' | 'above180' | 'above250'>): GlycaemiaRisk {
  const { below54, below70, above180, above250 } = shares
  for (const [what, value] of Object.entries({ below54, below70, above180, above250 }))
    if (!(value >= 0 && value <= 100)) throw fail('MEASURE_RANGE', { what: `share ${what} in %`, value, range: '[0, 100]' })
  const hypoglycaemia = below54 + 0.8 * (below70 - below54)
  const hyperglycaemia = above250 + 0.5 * (above180 - above250)
  const index = Math.min(100, 3 * hypoglycaemia + 1.6 * hyperglycaemia)
  return { index, zone: griZone(index), hypoglycaemia, hyperglycaemia }
}

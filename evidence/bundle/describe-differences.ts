import type { Measure } from '@vitalbench/bench'
import type { Difference } from '@vitalbench/kernel/bundle'

const nameOf = (path: string, measures: readonly Measure[]): string => {
  const [, index, rest] = /^measures\[(\d+)\](.*)$/.exec(path) ?? []
  const measure = index === undefined ? undefined : measures[Number(index)]
  return measure ? `${measure.name} (${measure.group})${rest}` : path
}

/** One sentence on the first differences of two findings, with measures by name and group. */
export function describeDifferences(found: readonly Difference[], measures: readonly Measure[]): string {
  return found.map(({ path, stated, derived }) => `${nameOf(path, measures)} is stated as ${stated}, derived as ${derived}`).join('; ')
}

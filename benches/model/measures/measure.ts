import type { Endpoint, Measure } from '@vitalbench/bench'
import type { Estimate } from '@vitalbench/kernel/statistics'
import {
  alarmEndpoints,
  calibrationEndpoints,
  comparisonEndpoints,
  discriminationEndpoints,
  operatingPointEndpoints,
} from '../endpoints.ts'

const units = new Map(
  [discriminationEndpoints, operatingPointEndpoints, calibrationEndpoints, comparisonEndpoints, alarmEndpoints]
    .flat()
    .map(({ name, unit }: Endpoint) => [name, unit]),
)

/** A statistic as a measure of the findings: named, with its group and the unit of its endpoint. */
export function measure(name: string, group: string, estimate: Estimate): Measure {
  const { value, interval, n, events, method, reason } = estimate
  const plain = interval && { low: interval.low, high: interval.high, level: interval.level, method: interval.method }
  return {
    name,
    group,
    unit: units.get(name) ?? '1',
    value,
    interval: plain,
    n,
    ...(events === undefined ? {} : { events }),
    method,
    ...(reason === undefined || (value !== null && interval !== null) ? {} : { reason }),
  }
}

/** A measure that is not estimated, with the reason. */
export const withheld = (name: string, group: string, sizes: { readonly n: number; readonly events: number }, reason: string): Measure =>
  measure(name, group, { value: null, interval: null, ...sizes, method: 'not computed', reason })

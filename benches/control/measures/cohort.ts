import type { Measure } from '@vitalbench/bench'
import type { Stream } from '@vitalbench/kernel/numbers'
import { bootstrapJointly, wilson } from '@vitalbench/kernel/statistics'
import type { Estimate } from '@vitalbench/kernel/statistics'
import { badness } from '../plants/plant.ts'
import type { SessionIndex } from '../plants/plant.ts'
import { perPatient } from '../sessions.ts'
import type { Session } from '../sessions.ts'

/** How intervals over the cohort are made; patients are drawn with replacement. */
export interface CohortOptions {
  readonly level: number
  readonly replicates: number
  readonly stream: (name: string) => Stream
}

const unseen = 'no session has a value: nothing of the kind happened, or it never came to rest'

/** Rows of numbers, one a statistic, one number a patient. */
function means(rows: readonly Float64Array[], name: string, { level, replicates, stream }: CohortOptions): readonly Estimate[] {
  const patients = rows[0]?.length ?? 0
  const results = bootstrapJointly(
    {
      rows: patients,
      statistics: rows.length,
      compute: (weights, into) => {
        for (const [k, row] of rows.entries()) {
          let [sum, count] = [0, 0]
          for (let i = 0; i < patients; i++) {
            if (weights[i] === 0 || Number.isNaN(row[i])) continue
            sum += weights[i] * row[i]
            count += weights[i]
          }
          into[k] = sum / count
        }
      },
    },
    { stream: stream(name), replicates, level },
  )
  return results.map(({ estimate }, k) => {
    const n = rows[k].filter((value) => !Number.isNaN(value)).length
    return { ...estimate, n, method: 'mean over patients', ...(n === 0 ? { reason: unseen } : {}) }
  })
}

const measure = (name: string, group: string, unit: string, { value, interval, n, method, reason }: Estimate): Measure => ({
  name,
  group,
  unit,
  value,
  interval: interval && { low: interval.low, high: interval.high, level: interval.level, method: interval.method },
  n,
  method,
  ...(reason === undefined ? {} : { reason }),
})

function worst(index: SessionIndex, group: string, sessions: readonly Session[]): Measure {
  const { name, unit, worst: side } = index
  const values = sessions.map((session) => session.number(`index.${name}`)).filter((value) => !Number.isNaN(value))
  const value = values.reduce<number | null>(
    (found, each) => (found === null || badness(index, each) > badness(index, found) ? each : found),
    null,
  )
  const method = `${side} value of all sessions; one value has no interval`
  return {
    name: `${name}Worst`,
    group,
    unit,
    value,
    interval: null,
    n: values.length,
    method,
    ...(value === null ? { reason: unseen } : {}),
  }
}

/** Each index over the patients of a group: mean with interval, and the worst of all sessions. */
export function indexMeasures(
  indices: readonly SessionIndex[],
  group: string,
  sessions: readonly Session[],
  options: CohortOptions,
): readonly Measure[] {
  const rows = indices.map(({ name }) => perPatient(sessions, (session) => session.number(`index.${name}`)))
  const estimates = means(rows, `indices ${group}`, options)
  return indices.flatMap((index, k) => [measure(index.name, group, index.unit, estimates[k]), worst(index, group, sessions)])
}

/** Each index of the product less that of the reference, on the same patients and the same noise. */
export function differenceMeasures(
  indices: readonly SessionIndex[],
  group: string,
  { product, reference, options }: { product: readonly Session[]; reference: readonly Session[]; options: CohortOptions },
): readonly Measure[] {
  if (reference.length === 0) return []
  const other = new Map(reference.map((session) => [session.id, session]))
  const rows = indices.map(({ name }) =>
    perPatient(product, (session) => session.number(`index.${name}`) - (other.get(session.id)?.number(`index.${name}`) ?? NaN)),
  )
  const estimates = means(rows, `differences ${group}`, options)
  return indices.map(({ name, unit }, k) =>
    measure(`${name}Difference`, group, unit, { ...estimates[k], method: 'mean of paired differences over patients' }),
  )
}

/** What is counted of the controller: sessions that it acted in to the end, sessions that the envelope stopped, acts outside of its contract. */
export function controllerMeasures(group: string, sessions: readonly Session[], options: CohortOptions): readonly Measure[] {
  const { level } = options
  const count = (holds: (session: Session) => boolean): number => sessions.filter(holds).length
  const share = (name: string, events: number): Measure =>
    measure(name, group, '1', { ...wilson(events, sessions.length, { level }), method: 'share of sessions' })
  const breaches = perPatient(sessions, (session) => session.number('outOfRange') + session.number('tooFast'))
  const [estimate] = means([breaches], `breaches ${group}`, options)
  return [
    share(
      'answered',
      count((session) => Number.isNaN(session.number('failedAtMinutes'))),
    ),
    share(
      'stopped',
      count((session) => !Number.isNaN(session.number('stoppedAtMinutes'))),
    ),
    measure('contractBreaches', group, '1', estimate),
  ]
}

/** Decisions that missed their deadline, where the plan gives one. */
export function lateMeasures(group: string, sessions: readonly Session[], options: CohortOptions): readonly Measure[] {
  const [estimate] = means([perPatient(sessions, (session) => session.number('late'))], `late ${group}`, options)
  return [measure('lateDecisions', group, '1', estimate)]
}

import { canonicalJson } from '@vitalbench/kernel/seal'
import type { Bench, Case, Findings, Measure, Outcome } from '../contract.ts'
import type { LockedPlan } from '../study/locked-plan.ts'
import type { Rule } from './rule.ts'

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

const measureFaults = (
  { name, group, unit, value, interval, reason }: Measure,
  { endpoints }: Pick<Bench, 'endpoints'>,
): readonly string[] => {
  const endpoint = endpoints.find((each) => each.name === name)
  const where = `measure "${name}" of ${group}`
  if (!endpoint) return [`${where} is no declared endpoint`]
  return [
    ...(unit === endpoint.unit ? [] : [`${where} is in ${unit}, its endpoint in ${endpoint.unit}`]),
    ...(value === null && !reason ? [`${where} is undefined without a reason`] : []),
    ...(interval && value !== null && !(interval.low <= interval.high)
      ? [`${where} has an interval from ${interval.low} to ${interval.high}`]
      : []),
  ]
}

/** Rules on what a bench concludes from outcomes; `run` gives those of the plan, `crashed` those of a product that answers nothing. */
export function findingsRules<P, C extends Case>(
  bench: Bench<P, C>,
  {
    plan,
    run,
    crashed,
  }: { readonly plan: LockedPlan; readonly run: () => Promise<readonly Outcome[]>; readonly crashed: () => Promise<readonly Outcome[]> },
): readonly Rule[] {
  const conclude = (outcomes: readonly Outcome[]): Promise<Findings> =>
    bench.conclude(frozen(structuredClone(outcomes)), plan.plan as P, plan)
  return [
    {
      rule: 'conclude is pure: the same outcomes give the same findings, and stay as they are',
      faults: async () => {
        const outcomes = await run()
        const [first, second] = [await conclude(outcomes), await conclude(outcomes)]
        return canonicalJson(first) === canonicalJson(second) ? [] : ['the second findings differ from the first']
      },
    },
    {
      rule: 'every measure is a declared endpoint in its unit, and undefined only with a reason',
      faults: async () => {
        const { measures } = await conclude(await run())
        return measures.length === 0
          ? ['there is no measure']
          : measures.flatMap((measure) => measureFaults(measure, bench as Pick<Bench, 'endpoints'>))
      },
    },
    {
      rule: 'all cases are counted by their status',
      faults: async () => {
        const outcomes = await run()
        const counted = Object.values((await conclude(outcomes)).cases).reduce((sum, count) => sum + count, 0)
        return counted === outcomes.length ? [] : [`${counted} of ${outcomes.length} cases are counted`]
      },
    },
    {
      rule: 'there are findings even where no case was answered',
      faults: async () => {
        canonicalJson(await conclude(await crashed()))
        return []
      },
    },
  ]
}

import type { z } from 'zod'
import type { Endpoint } from '../contract.ts'
import { didYouMean } from './closest.ts'
import type { Found } from './issue-mistakes.ts'
import type { Path } from './issues.ts'
import type { Criterion } from './locked-plan.ts'
import type { criterionSchema } from './study-schema.ts'

/** A criterion as the study file says it. */
export type WrittenCriterion = z.infer<typeof criterionSchema>

const limitKeys = ['atLeast', 'atMost', 'between', 'nonInferiorWithin'] as const
type LimitKey = (typeof limitKeys)[number]

const written = (criterion: WrittenCriterion): readonly LimitKey[] => limitKeys.filter((key) => criterion[key] !== undefined)

const limitText = (criterion: WrittenCriterion): string => {
  if (criterion.atLeast !== undefined) return `at least ${criterion.atLeast}`
  if (criterion.atMost !== undefined) return `at most ${criterion.atMost}`
  if (criterion.between !== undefined) return `between ${criterion.between[0]} and ${criterion.between[1]}`
  return `not inferior by ${criterion.nonInferiorWithin} or more`
}

/** A criterion as it is locked: what the file leaves out is filled in. */
export function lockCriterion(criterion: WrittenCriterion): Criterion {
  const { id, text, measure, group, on } = criterion
  const [key] = written(criterion)
  return {
    id: id ?? [measure, ...(group === 'all' ? [] : [group])].join('-'),
    text: text ?? `${measure} ${group === 'all' ? '' : `of ${group} `}${limitText(criterion)}`,
    measure,
    group,
    on,
    limit: { [key]: criterion[key] } as Criterion['limit'],
  }
}

/** A limit is real only inside the range that an endpoint can take; the numbers beyond ±1e300 stand for no end. */
const finite = (bound: number): boolean => Math.abs(bound) < 1e300

function outOfRange({ name, range }: Endpoint, path: Path, limit: number): readonly Found[] {
  if (range === undefined || (limit >= range[0] && limit <= range[1])) return []
  const above = finite(range[0]) ? `at least ${range[0]}` : ''
  const below = finite(range[1]) ? `at most ${range[1]}` : ''
  const within = above && below ? `between ${range[0]} and ${range[1]}` : above || below
  return [{ path, message: `${name} cannot be ${limit}`, cure: `give a limit ${within}` }]
}

function oneSided(endpoint: Endpoint, path: Path, { key, limit }: { key: 'atLeast' | 'atMost'; limit: number }): readonly Found[] {
  const { name, range, better } = endpoint
  const impossible = outOfRange(endpoint, path, limit)
  if (impossible.length > 0) return impossible
  if (range && limit === (key === 'atLeast' ? range[0] : range[1]))
    return [
      {
        path,
        message: `${name} is always ${key === 'atLeast' ? 'at least' : 'at most'} ${limit}`,
        cure: 'give a limit that a product can miss',
      },
    ]
  if (better === (key === 'atLeast' ? 'lower' : 'higher'))
    return [
      {
        path,
        message: `"${key}" on ${name}, of which ${better} is better`,
        cure: `use ${key === 'atLeast' ? 'atMost' : 'atLeast'}`,
        at: 'key',
      },
    ]
  return []
}

function twoSided(endpoint: Endpoint, path: Path, between: readonly [number, number]): readonly Found[] {
  const [low, high] = between
  if (low >= high) return [{ path, message: `"between" goes from ${low} to ${high}`, cure: 'put the lower limit first, then a higher one' }]
  return between.flatMap((limit, side) => outOfRange(endpoint, [...path, side], limit))
}

function margin(
  endpoint: Endpoint,
  path: Path,
  { value, names, reference }: { value: number; names: readonly string[]; reference: boolean },
): readonly Found[] {
  const { name, range, better } = endpoint
  const mistakes: Found[] = []
  if (!endpoint.difference) {
    const difference = names.includes(`${name}Difference`) ? `judge ${name}Difference` : 'judge a measure of the difference, or use atLeast'
    mistakes.push({ path, message: `${name} is no difference to a reference`, cure: difference, at: 'key' })
  } else if (better === 'lower')
    mistakes.push({ path, message: `non-inferiority on ${name}, of which lower is better`, cure: `use atMost: ${value}`, at: 'key' })
  if (value <= 0)
    mistakes.push({
      path,
      message: `the margin ${value} is not above 0`,
      cure: 'give the largest loss that is acceptable, as a number above 0',
    })
  else if (range && range[0] < 0 && finite(range[0]) && value >= -range[0])
    mistakes.push({ path, message: `${name} is always above −${value}`, cure: `give a margin below ${-range[0]}` })
  if (!reference)
    mistakes.push({ path, message: 'there is no reference to be compared with', cure: 'add reference: reference.yaml', at: 'key' })
  return mistakes
}

/** What is wrong with a criterion that its schema cannot see: unknown measure, no or several limits, a limit that nothing can meet or miss. */
export function criterionMistakes(
  criterion: WrittenCriterion,
  { path, endpoints, reference }: { readonly path: Path; readonly endpoints: readonly Endpoint[]; readonly reference: boolean },
): readonly Found[] {
  const names = endpoints.map(({ name }) => name)
  const endpoint = endpoints.find(({ name }) => name === criterion.measure)
  const keys = written(criterion)
  const unknown: readonly Found[] = endpoint
    ? []
    : [{ path: [...path, 'measure'], message: `unknown measure "${criterion.measure}"`, cure: didYouMean(criterion.measure, names) }]
  if (keys.length === 0)
    return [...unknown, { path, message: `the criterion on ${criterion.measure} has no limit`, cure: `add one of ${limitKeys.join(', ')}` }]
  if (keys.length > 1)
    return [
      ...unknown,
      {
        path: [...path, keys[1]],
        message: `the criterion has ${keys.join(' and ')}`,
        cure: 'keep one; make two criteria of two limits',
        at: 'key',
      },
    ]
  if (!endpoint) return unknown
  const at = [...path, keys[0]]
  const { atLeast, atMost, between, nonInferiorWithin } = criterion
  if (atLeast !== undefined) return oneSided(endpoint, at, { key: 'atLeast', limit: atLeast })
  if (atMost !== undefined) return oneSided(endpoint, at, { key: 'atMost', limit: atMost })
  if (between !== undefined) return twoSided(endpoint, at, between)
  return margin(endpoint, at, { value: nonInferiorWithin!, names, reference })
}

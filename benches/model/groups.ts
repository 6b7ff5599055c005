import type { SubgroupsPlan } from './plan.ts'

/** A subgroup: its name as printed (`sex=F`, `age≥65`), the attributes it is made of, and its members. */
export interface Group {
  readonly name: string
  readonly attributes: readonly string[]
  readonly holds: (position: number) => boolean
}

type Attributes = ReadonlyMap<string, readonly (string | number | null)[]>

const intervalName = (column: string, cuts: readonly number[], index: number): string => {
  if (index === 0) return `${column}<${cuts[0]}`
  if (index === cuts.length) return `${column}≥${cuts[index - 1]}`
  return `${cuts[index - 1]}≤${column}<${cuts[index]}`
}

/** Groups of one attribute in a stable order; a missing value is a group of its own. */
function groupsOf(column: string, cuts: readonly number[] | undefined, values: readonly (string | number | null)[]): readonly Group[] {
  const named = (name: string, holds: (value: string | number) => boolean): Group => ({
    name,
    attributes: [column],
    holds: (i) => values[i] !== null && holds(values[i] as string | number),
  })
  const present = cuts
    ? Array.from({ length: cuts.length + 1 }, (_, k) =>
        named(
          intervalName(column, cuts, k),
          (value) => (k === 0 || Number(value) >= cuts[k - 1]) && (k === cuts.length || Number(value) < cuts[k]),
        ),
      )
    : [...new Set(values.filter((value) => value !== null).map(String))]
        .sort((a, b) => (a < b ? -1 : 1))
        .map((level) => named(`${column}=${level}`, (value) => String(value) === level))
  const missing: Group = { name: `${column}=missing`, attributes: [column], holds: (i) => values[i] === null }
  return values.includes(null) ? [...present, missing] : present
}

/** Every subgroup of the plan, attribute by attribute, then the pre-listed intersections. */
export function groups(plan: SubgroupsPlan, attributes: Attributes): readonly Group[] {
  const byColumn = new Map(plan.columns.map(({ column, cuts }) => [column, groupsOf(column, cuts, attributes.get(column) ?? [])]))
  const crossed = plan.intersections.flatMap((columns) =>
    columns.reduce<readonly Group[]>(
      (left, column) =>
        left.flatMap((a) =>
          (byColumn.get(column) ?? []).map((b) => ({
            name: a.name === '' ? b.name : `${a.name} & ${b.name}`,
            attributes: [...a.attributes, ...b.attributes],
            holds: (i: number) => a.holds(i) && b.holds(i),
          })),
        ),
      [{ name: '', attributes: [], holds: () => true }],
    ),
  )
  return [...[...byColumn.values()].flat(), ...crossed]
}

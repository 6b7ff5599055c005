/** A group of parameters by its own short names. */
type Section = { readonly [name: string]: number }

const joined = (prefix: string, name: string): string => prefix + name[0].toUpperCase() + name.slice(1)

/** Parameters of a group under the names of the whole model: `v1` of `propofol` becomes `propofolV1`. */
export const named = (prefix: string, section: object): Record<string, number> =>
  Object.fromEntries(Object.entries(section as Section).map(([name, value]) => [joined(prefix, name), value]))

/** The group that `named` made, from the parameters of the whole model; `like` says which names it has. */
export const section = <Group extends object>(
  parameters: Section,
  prefix: string,
  like: Readonly<Record<keyof Group & string, unknown>>,
): Group => Object.fromEntries(Object.keys(like).map((name) => [name, parameters[joined(prefix, name)]])) as Group

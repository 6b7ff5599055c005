import type { Model, Opening, Parameter } from './body.ts'
import { fail } from './errors.ts'

/** Parameters of an opening with the defaults filled in; each is finite and positive, or may be zero if `mayBeZero` names it. */
export function completeParameters<Name extends string>(
  model: Pick<Model, 'name'> & { readonly parameters: readonly (Parameter & { readonly name: Name })[] },
  { parameters: given, step = Infinity }: Opening,
  mayBeZero: readonly Name[] = [],
): Readonly<Record<Name, number>> {
  if (!(step > 0)) throw fail('BODY_RANGE', { what: 'step of the solver', value: step, range: '(0, ∞]' })
  const known = new Set<string>(model.parameters.map(({ name }) => name))
  for (const name of Object.keys(given)) if (!known.has(name)) throw fail('BODY_PARAMETER_UNKNOWN', { model: model.name, name })
  const rows = model.parameters.map(({ name, unit, default: usual }): [Name, number] => {
    const value = given[name] ?? usual
    if (value === null) throw fail('BODY_PARAMETER_MISSING', { model: model.name, name })
    const zero = mayBeZero.includes(name)
    if (!(value < Infinity && (value > 0 || (zero && value === 0))))
      throw fail('BODY_RANGE', { what: `parameter ${name} in ${unit}`, value, range: zero ? '[0, ∞)' : '(0, ∞)' })
    return [name, value]
  })
  return Object.fromEntries(rows) as Record<Name, number>
}

import type { Opening, Parameter } from '../../body.ts'
import { completeParameters } from '../../complete-parameters.ts'
import { solveBasal } from './basal.ts'
import type { FreeName, FreeParameters, S2008Parameters, SolvedName } from './parameters.ts'
import { freeParameters, mayBeZero } from './parameters.ts'

const usual = Object.fromEntries(freeParameters.map(({ name, default: value }) => [name, value])) as FreeParameters
const { parameters: usualSolved } = solveBasal(usual)

const relation = 'basal relation; follows from the free parameters where it is not given'
const row = (name: SolvedName, unit: string, about: string) => ({ name, unit, about, default: usualSolved[name], source: relation })

/** Parameters that follow from the free ones, with their values for the average person. */
export const solvedParameters: readonly (Parameter & { readonly name: SolvedName })[] = [
  row('m2', '/min', 'rate from plasma to liver of insulin'),
  row('m4', '/min', 'loss of insulin outside of the liver'),
  row('m30', '/min', 'loss of insulin in the liver'),
  row('kp1', 'mg/kg/min', 'production of glucose without glucose and insulin'),
  row('Vm0', 'mg/kg/min', 'utilisation at the basal insulin, with glucose in abundance'),
]

/** Parameters of both S2008 and its extensions. */
export const sharedParameters: readonly (Parameter & { readonly name: FreeName | SolvedName })[] = [...freeParameters, ...solvedParameters]

/** What an extension of S2008 adds to its parameters. */
export interface OwnParameters<Own extends string> {
  readonly name: string
  readonly own: readonly (Parameter & { readonly name: Own })[]
  readonly ownMayBeZero: readonly Own[]
}

/** Parameters of an opening: defaults for the free ones, the basal relations for the rest, and what was given as it was given. */
export function openingParameters<Own extends string>(
  { name, own, ownMayBeZero }: OwnParameters<Own>,
  opening: Opening,
): S2008Parameters & Readonly<Record<Own, number>> {
  const parameters = [...sharedParameters, ...own]
  const complete = completeParameters<FreeName | SolvedName | Own>({ name, parameters }, opening, [...mayBeZero, ...ownMayBeZero])
  const given = solvedParameters.flatMap(({ name }) => (opening.parameters[name] === undefined ? [] : [[name, complete[name]]]))
  if (given.length === solvedParameters.length) return complete
  return { ...complete, ...solveBasal(complete as FreeParameters).parameters, ...Object.fromEntries(given) }
}

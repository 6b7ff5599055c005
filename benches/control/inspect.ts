import type { Mistake, Product } from '@vitalbench/bench'
import { conditionsOf, plantOf } from './case.ts'
import { contractSchema } from './contract.ts'
import { kindsOf, needsSize } from './faults/fault.ts'
import type { ControlPlan } from './plan.ts'
import type { Channel, Plant } from './plants/plant.ts'

const names = (list: readonly string[]): string => list.map((name) => `"${name}"`).join(', ')

function signalMistakes(
  signals: readonly { readonly id: string; readonly unit: string }[],
  channels: readonly Channel[],
  path: readonly string[],
): readonly Mistake[] {
  return signals.flatMap(({ id, unit }, i): readonly Mistake[] => {
    const channel = channels.find((each) => each.id === id)
    if (!channel)
      return [
        { path: [...path, i, 'id'], message: `unknown signal "${id}"`, cure: `name one of ${names(channels.map((each) => each.id))}` },
      ]
    if (Object.hasOwn(channel.units, unit)) return []
    return [
      { path: [...path, i, 'unit'], message: `"${id}" is not to be had in "${unit}"`, cure: `use ${names(Object.keys(channel.units))}` },
    ]
  })
}

function productMistakes(key: 'product' | 'reference', { contract, artefact }: Product, plan: ControlPlan): readonly Mistake[] {
  const { observations, commands, lacks } = plantOf(plan)
  const absent = lacks?.(plan) ?? []
  const had = (channels: readonly Channel[]) => channels.filter(({ id }) => !absent.includes(id))
  if (artefact.link === 'onnx' || artefact.link === 'onnx-wasm')
    return [{ path: [key, 'artefact', 'link'], message: `"${artefact.link}" takes calls, not sessions`, cure: 'use another link' }]
  const parsed = contractSchema.safeParse(contract)
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({
      path: [key, 'contract', ...(path as (string | number)[])],
      message: `the contract of a controller: ${message}`,
      cure: 'see docs/controllers.md',
    }))
  const at = (side: string): readonly string[] => [key, 'contract', side]
  return [
    ...signalMistakes(parsed.data.inputs, had(observations), at('inputs')),
    ...signalMistakes(parsed.data.outputs, had(commands), at('outputs')),
  ]
}

function faultMistakes(plan: ControlPlan, plant: Plant): readonly Mistake[] {
  const known = kindsOf(plant.faults)
  const places = [...plant.observations.map(({ id }) => id), ...plant.commands.map(({ id }) => id)]
  return conditionsOf(plan)
    .slice(1)
    .flatMap(({ faults }, c) =>
      faults.flatMap((fault, f): readonly Mistake[] => {
        const path = ['plan', 'conditions', c, 'faults', f]
        const { kind, operation, on, size } = fault
        if (!known.includes(kind)) return [{ path: [...path, 'kind'], message: `unknown fault "${kind}"`, cure: `use ${names(known)}` }]
        const allowed = operation === 'body' ? plant.disturbances.map(({ name }) => name) : operation === 'clock' ? [on] : places
        if (!allowed.includes(on)) return [{ path, message: `"${kind}" acts on "${on}"`, cure: `name one of ${names(allowed)} as "on"` }]
        if (size === undefined && needsSize(operation)) return [{ path, message: `"${kind}" has no size`, cure: 'add size' }]
        const channel = [...plant.observations, ...plant.commands].find(({ id }) => id === on)
        if (operation === 'unit' && channel && Object.keys(channel.units).length === 1)
          return [{ path, message: `"${on}" has one unit only, "${channel.unit}"`, cure: 'use scale' }]
        return []
      }),
    )
}

/** Mistakes that the schema cannot see: signals and units that the patient lacks, faults that act on nothing, conditions named twice. */
export function inspectControl(
  plan: ControlPlan,
  { product, reference }: { readonly product: Product; readonly reference: Product | null },
): readonly Mistake[] {
  const plant = plantOf(plan) as unknown as Plant
  const twice = plan.conditions.flatMap(({ name }, i) =>
    plan.conditions.findIndex((other) => other.name === name) === i
      ? []
      : [{ path: ['plan', 'conditions', i, 'name'], message: `condition "${name}" is there twice`, cure: 'give each a name of its own' }],
  )
  return [
    ...productMistakes('product', product, plan),
    ...(reference ? productMistakes('reference', reference, plan) : []),
    ...faultMistakes(plan, plant),
    ...twice,
  ]
}

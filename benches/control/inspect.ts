import type { Mistake, Product } from '@vitalbench/bench'
import { conditionsOf, plantOf } from './case.ts'
import { contractSchema } from './contract.ts'
import type { ControlContract } from './contract.ts'
import { faultMistakes, quoted } from './faults/inspect-faults.ts'
import type { ControlPlan } from './plan.ts'
import type { Channel } from './plants/plant.ts'

type Path = Mistake['path']

function signalMistakes(
  signals: readonly { readonly id: string; readonly unit: string }[],
  channels: readonly Channel[],
  path: Path,
): readonly Mistake[] {
  return signals.flatMap(({ id, unit }, i): readonly Mistake[] => {
    const channel = channels.find((each) => each.id === id)
    if (!channel)
      return [
        { path: [...path, i, 'id'], message: `unknown signal "${id}"`, cure: `name one of ${quoted(channels.map((each) => each.id))}` },
      ]
    if (signals.findIndex((each) => each.id === id) !== i)
      return [{ path: [...path, i, 'id'], message: `signal "${id}" is there twice`, cure: 'name each signal once' }]
    if (Object.hasOwn(channel.units, unit)) return []
    return [
      { path: [...path, i, 'unit'], message: `"${id}" is not to be had in "${unit}"`, cure: `use ${quoted(Object.keys(channel.units))}` },
    ]
  })
}

/** A fallback is delivered as it is, so that it has to be what the controller itself may give. */
const fallbackMistakes = (outputs: ControlContract['outputs'], path: Path): readonly Mistake[] =>
  outputs.flatMap(({ id, fallback, range: [low, high] }, i): readonly Mistake[] =>
    typeof fallback !== 'number' || (fallback >= low && fallback <= high)
      ? []
      : [
          {
            path: [...path, i, 'fallback'],
            message: `the fallback of "${id}" is ${fallback}, its range ${low} to ${high}`,
            cure: 'give a number within the range, or "rest" or "hold"',
          },
        ],
  )

/** Channels that the model of a plan has. */
function channelsOf(plan: ControlPlan): { readonly observations: readonly Channel[]; readonly commands: readonly Channel[] } {
  const { observations, commands, lacks } = plantOf(plan)
  const absent = lacks?.(plan) ?? []
  const had = (channels: readonly Channel[]) => channels.filter(({ id }) => !absent.includes(id))
  return { observations: had(observations), commands: had(commands) }
}

function productMistakes(key: 'product' | 'reference', { contract, artefact }: Product, plan: ControlPlan): readonly Mistake[] {
  const { observations, commands } = channelsOf(plan)
  if (artefact.link === 'onnx' || artefact.link === 'onnx-wasm')
    return [{ path: [key, 'artefact', 'link'], message: `"${artefact.link}" takes calls, not sessions`, cure: 'use another link' }]
  const parsed = contractSchema.safeParse(contract)
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({
      path: [key, 'contract', ...(path as (string | number)[])],
      message: `the contract of a controller: ${message}`,
      cure: 'see docs/controllers.md',
    }))
  const { periodSeconds, inputs, outputs } = parsed.data
  const seconds = plantOf(plan).seconds(plan)
  const at = (side: string): Path => [key, 'contract', side]
  return [
    ...(periodSeconds > seconds
      ? [{ path: at('periodSeconds'), message: `a session lasts ${seconds} s and has no decision`, cure: 'shorten the period' }]
      : []),
    ...signalMistakes(inputs, observations, at('inputs')),
    ...signalMistakes(outputs, commands, at('outputs')),
    ...fallbackMistakes(outputs, at('outputs')),
  ]
}

function planMistakes(plan: ControlPlan): readonly Mistake[] {
  const { envelope, conditions } = plan
  const beyond = envelope && !(envelope[0] < envelope[1])
  return [
    ...(beyond
      ? [
          {
            path: ['plan', 'envelope'],
            message: `the envelope ${envelope.join(' to ')} does not ascend`,
            cure: 'name the lower limit first',
          },
        ]
      : []),
    ...conditions.flatMap(({ name }, i) =>
      conditions.findIndex((other) => other.name === name) === i
        ? []
        : [{ path: ['plan', 'conditions', i, 'name'], message: `condition "${name}" is there twice`, cure: 'give each a name of its own' }],
    ),
  ]
}

/** Mistakes that the schema cannot see: signals and units that the patient lacks, faults that act on nothing, conditions named twice. */
export function inspectControl(
  plan: ControlPlan,
  { product, reference }: { readonly product: Product; readonly reference: Product | null },
): readonly Mistake[] {
  const { disturbances, faults: aliases, seconds } = plantOf(plan)
  const { observations, commands } = channelsOf(plan)
  const places = { channels: [...observations, ...commands], disturbances, aliases, sessionMinutes: seconds(plan) / 60 }
  return [
    ...productMistakes('product', product, plan),
    ...(reference ? productMistakes('reference', reference, plan) : []),
    ...conditionsOf(plan)
      .slice(1)
      .flatMap(({ faults }, c) => faults.flatMap((fault, f) => faultMistakes(fault, ['plan', 'conditions', c, 'faults', f], places))),
    ...planMistakes(plan),
  ]
}

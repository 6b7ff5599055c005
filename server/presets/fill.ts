import { system } from '@vitalbench/platform/access'
import type { Actor } from '@vitalbench/platform/access'
import { ask } from '@vitalbench/platform/operations'
import type { House } from '@vitalbench/platform/operations'
import type { allOperations } from '../house/operations.ts'
import type { OperationTypes } from '@vitalbench/platform/operations'
import { fail } from './errors.ts'
import type { Preset } from './preset.ts'

type Types = OperationTypes<ReturnType<typeof allOperations>>
type Name = keyof Types

/** Asks operations of a house, as the centre itself or as somebody in it; nothing else fills a centre. */
export interface Filling {
  readonly file: string
  readonly preset: Preset
  readonly ask: <Asked extends Name>(name: Asked, input: Types[Asked]['input'], as?: Actor) => Promise<Types[Asked]['output']>
  /** Actors of the people that were registered, by their keys. */
  readonly people: Map<string, Actor>
  readonly organisations: Map<string, string>
  readonly sites: Map<string, string>
  readonly resources: Map<string, string>
  /** The day so many days from today, and an instant of it, at the centre. */
  readonly day: (days: number) => string
  readonly instant: (days: number, at: string) => Date
  /** What a key stands for. Throws PRESET_NAME. */
  readonly named: <Value>(map: ReadonlyMap<string, Value>, kind: string, key: string) => Value
}

/** The first person that manages the centre, as whom officers' work is entered. */
export function officerOf({ preset, people, file }: Pick<Filling, 'preset' | 'people' | 'file'>): Actor {
  const found = Object.entries(preset.people).find(([, { roles }]) => roles.includes('centreManager'))
  if (!found) throw fail('PRESET_NAME', { file, kind: 'a person with the role', key: 'centreManager' })
  return people.get(found[0])!
}

/** Begins to fill a house. */
export function openFilling(
  house: House,
  operations: ReturnType<typeof allOperations>,
  { file, preset, day, instant }: Pick<Filling, 'file' | 'preset' | 'day' | 'instant'>,
): Filling {
  return {
    file,
    preset,
    day,
    instant,
    people: new Map(),
    organisations: new Map(),
    sites: new Map(),
    resources: new Map(),
    ask: async (name, input, as = system) => {
      const operation = operations.find((each) => each.name === name)!
      return (await ask(operation, input, { house, request: { actor: as } })) as never
    },
    named: (map, kind, key) => {
      const value = map.get(key)
      if (value === undefined) throw fail('PRESET_NAME', { file, kind, key })
      return value
    },
  }
}

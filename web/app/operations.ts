import type { GateTypes } from '@vitalbench/centre/gates'
import type { LabTypes } from '@vitalbench/centre/labs'
import type { NoticeTypes } from '@vitalbench/centre/notices'
import type { PeopleTypes } from '@vitalbench/centre/people'
import type { Language } from '@vitalbench/kernel/language'
import type { TestbedOperations } from '@vitalbench/testbed/operations'

type Nothing = Readonly<Record<string, never>>
type Role = 'guest' | 'member' | 'researcher' | 'clinician' | 'steward' | 'labManager' | 'centreManager' | 'observer' | 'operator'

/** Who asks. */
export interface Me {
  readonly kind: 'guest' | 'person' | 'key' | 'system'
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly organisation: string | null
  readonly language: Language
}

/** What the centre says of itself. */
export interface Centre {
  readonly name: string
  readonly about: string
  readonly languages: readonly Language[]
  readonly zone: string
  readonly jurisdiction: string
  readonly currency: string
  readonly signIn: { readonly password: boolean; readonly oidc: readonly { readonly id: string; readonly name: string }[] }
  readonly actor: Me
  readonly firstRun: boolean
}

interface LogEntry {
  readonly index: number
  readonly at: string
  readonly actor: { readonly kind: string; readonly id: string }
  readonly operation: string
  readonly input: unknown
}

interface Key {
  readonly key: string
  readonly name: string
  readonly start: string
  readonly madeAt: string
  readonly usedAt: string | null
  readonly endsAt: string | null
}

/** What the composition root adds, which no page may import. */
interface ServerTypes {
  readonly 'centre.show': { readonly input: Nothing; readonly output: Centre }
  readonly 'centre.search': {
    readonly input: { readonly query: string }
    readonly output: {
      readonly rows: readonly {
        readonly kind: string
        readonly id: string
        readonly title: string
        readonly detail: string
        readonly link: string
      }[]
    }
  }
  readonly 'settings.invite': { readonly input: { readonly person: string }; readonly output: { readonly address: string } }
  readonly 'settings.join': {
    readonly input: { readonly token: string; readonly password: string }
    readonly output: { readonly email: string }
  }
  readonly 'settings.begin': {
    readonly input: { readonly token: string; readonly password: string; readonly name: string; readonly email: string }
    readonly output: { readonly email: string }
  }
  readonly 'settings.keys': { readonly input: Nothing; readonly output: { readonly rows: readonly Key[] } }
  readonly 'settings.addKey': {
    readonly input: { readonly name: string; readonly days?: number }
    readonly output: { readonly key: string; readonly secret: string }
  }
  readonly 'settings.removeKey': { readonly input: { readonly key: string }; readonly output: { readonly key: string } }
  readonly 'audit.entries': {
    readonly input: { readonly operation?: string; readonly limit?: number; readonly offset?: number }
    readonly output: { readonly rows: readonly LogEntry[]; readonly total: number }
  }
  readonly 'audit.checkpoint': { readonly input: Nothing; readonly output: { readonly envelope: unknown } }
  readonly 'audit.inclusion': {
    readonly input: { readonly entry: number }
    readonly output: {
      readonly index: number
      readonly size: number
      readonly leaf: string
      readonly root: string
      readonly proof: readonly string[]
    }
  }
}

/** Everything that a page asks, with its input and its answer. */
export type Operations = TestbedOperations & LabTypes & GateTypes & PeopleTypes & NoticeTypes & ServerTypes

/** Name of an operation. */
export type Name = keyof Operations

/** Input of an operation. */
export type Input<Asked extends Name> = Operations[Asked]['input']

/** Answer of an operation. */
export type Answer<Asked extends Name> = Operations[Asked]['output']

import type { TestContext } from 'node:test'
import { gateOperations, seedGates } from '@vitalbench/centre/gates'
import { noticeOperations } from '@vitalbench/centre/notices'
import { system } from '@vitalbench/platform/access'
import type { Actor, Role } from '@vitalbench/platform/access'
import { ask } from '@vitalbench/platform/operations'
import type { House, OperationTypes } from '@vitalbench/platform/operations'
import { testHouse } from '@vitalbench/platform/testing'
import type { TestDatabase } from '@vitalbench/platform/testing'
import { peopleOperations } from './index.ts'

const operations = [...peopleOperations, ...gateOperations, ...noticeOperations] as const
type Types = OperationTypes<typeof operations>
const folders = ['../../platform/audit/', '../people/', '../gates/', '../notices/'].map((path) => new URL(path, import.meta.url))

/** Somebody of a test centre: asks operations as themselves. */
export interface Someone {
  readonly id: string
  readonly actor: Actor
  readonly ask: <Name extends keyof Types>(name: Name, input: Types[Name]['input']) => Promise<Types[Name]['output']>
}

/** A centre for one test with a clock that is set by hand, in Stockholm. */
export async function openCentre(context: Pick<TestContext, 'after'>, open: TestDatabase['open'], at = '2027-02-01T08:00:00Z') {
  const database = await open(...folders)
  context.after(() => database.close())
  const clock = { at: new Date(at) }
  const base = await testHouse(database, { zone: 'Europe/Stockholm' })
  const house = { ...base, now: () => clock.at }
  await database.sql
    .transaction()
    .execute((transaction) => seedGates({ database: transaction, jobs: house.jobs, key: house.key }, { name: 'Test centre' }))

  const askAs =
    (actor: Actor): Someone['ask'] =>
    async (name, input) => {
      const operation = operations.find((each) => each.name === name)!
      return (await ask(operation, input, { house: house as House, request: { actor } })) as never
    }
  const asSystem = askAs(system)

  /** Registers somebody with roles; reads in a language, belongs to an organisation. */
  async function person(
    name: string,
    given: { readonly roles?: readonly Role[]; readonly organisation?: string; readonly language?: Actor['language'] } = {},
  ): Promise<Someone> {
    const { roles = ['member'], organisation, language = 'en' } = given
    const email = `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}@test.example`
    const { person: id } = await asSystem('people.register', { name, email, language, organisation, roles: roles as never })
    const actor: Actor = { kind: 'person', id, name, roles, organisation: organisation ?? null, language }
    return { id, actor, ask: askAs(actor) }
  }

  /** Adds an organisation, a Swedish university unless another is asked for. */
  const organisation = async (name: string, given: { readonly class?: 'university' | 'company'; readonly country?: string } = {}) =>
    (await asSystem('people.addOrganisation', { name, class: given.class ?? 'university', country: given.country ?? 'SE' })).organisation

  return { house, database, clock, asSystem, askAs, person, organisation }
}

/** A centre for tests. */
export type TestCentre = Awaited<ReturnType<typeof openCentre>>

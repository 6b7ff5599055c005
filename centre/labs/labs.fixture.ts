import type { TestContext } from 'node:test'
import { gateOperations, seedGates } from '@vitalbench/centre/gates'
import { noticeOperations } from '@vitalbench/centre/notices'
import { peopleOperations } from '@vitalbench/centre/people'
import { system } from '@vitalbench/platform/access'
import type { Actor, Role } from '@vitalbench/platform/access'
import { ask } from '@vitalbench/platform/operations'
import type { OperationTypes } from '@vitalbench/platform/operations'
import { testHouse } from '@vitalbench/platform/testing'
import type { TestDatabase } from '@vitalbench/platform/testing'
import { labOperations, labsWork } from './index.ts'

const operations = [...labOperations, ...peopleOperations, ...gateOperations, ...noticeOperations] as const
type Types = OperationTypes<typeof operations>
const folders = ['../../platform/audit/', '../people/', '../gates/', '../notices/', './'].map((path) => new URL(path, import.meta.url))

/** Asks an operation as somebody. */
export type Asking = <Name extends keyof Types>(name: Name, input: Types[Name]['input']) => Promise<Types[Name]['output']>

/** Somebody of a test centre. */
export interface Someone {
  readonly id: string
  readonly actor: Actor
  readonly ask: Asking
}

/** A test centre with laboratories, and a clock that is set by hand: a site in a country to which only the rules of the house apply. */
export async function openLabs(context: Pick<TestContext, 'after'>, open: TestDatabase['open'], at = '2027-02-01T08:00:00Z') {
  const database = await open(...folders)
  context.after(() => database.close())
  const clock = { at: new Date(at) }
  const house = await testHouse(database, { now: () => clock.at, zone: 'Europe/Stockholm' })
  await database.sql
    .transaction()
    .execute((transaction) => seedGates({ database: transaction, jobs: house.jobs, key: house.key }, { name: 'Test centre' }))

  const askAs =
    (actor: Actor): Asking =>
    async (name, input) => {
      const operation = operations.find((each) => each.name === name)!
      return (await ask(operation, input, { house, request: { actor } })) as never
    }
  const asSystem = askAs(system)

  /** Registers somebody with roles. */
  async function person(
    name: string,
    given: { readonly roles?: readonly Role[]; readonly organisation?: string; readonly language?: Actor['language'] } = {},
  ): Promise<Someone> {
    const { roles = ['researcher'], organisation, language = 'en' } = given
    const email = `${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}@test.example`
    const { person: id } = await asSystem('people.register', { name, email, language, organisation, roles: roles as never })
    const actor: Actor = { kind: 'person', id, name, roles, organisation: organisation ?? null, language }
    return { id, actor, ask: askAs(actor) }
  }

  const organisation = async (name: string) =>
    (await asSystem('people.addOrganisation', { name, class: 'company', country: 'NL' })).organisation
  const { site } = await asSystem('labs.addSite', { name: 'Test site', jurisdiction: 'NL', zone: 'Europe/Amsterdam', currency: 'EUR' })
  await asSystem('gates.setPolicy', {
    id: 'nl.instruction',
    version: 1,
    jurisdiction: 'NL',
    validFrom: '2020-01-01',
    source: 'House rule of the test centre',
    demands: [
      { demand: 'capacity' },
      { demand: 'qualification', when: { resource: ['laser'] }, types: ['laser-instruction'], supervised: true },
    ] as never,
  })
  const room = async (name: string, given: Partial<Types['labs.addRoom']['input']> = {}) =>
    (await asSystem('labs.addRoom', { site, name, capacity: 10, ...given })).resource
  const work = () => house.work(labsWork)

  return { house, database, clock, asSystem, askAs, person, organisation, site, room, work }
}

/** A test centre with laboratories. */
export type TestLabs = Awaited<ReturnType<typeof openLabs>>

import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Bench } from '@vitalbench/bench'
import type { Actor, Role } from '@vitalbench/platform/access'
import { ask } from '@vitalbench/platform/operations'
import type { House } from '@vitalbench/platform/operations'
import { testHouse } from '@vitalbench/platform/testing'
import type { TestDatabase } from '@vitalbench/platform/testing'
import { sql } from 'kysely'
import { resumeTestbed, testbedOperations, testbedWork } from './operations/index.ts'
import type { TestbedOperations } from './operations/index.ts'

const folders = ['../platform/audit/', '../centre/', './'].map((path) => new URL(path, import.meta.url))
const examples = fileURLToPath(new URL('../examples/', import.meta.url))

type Ask = <Name extends keyof TestbedOperations>(
  name: Name,
  input: TestbedOperations[Name]['input'],
) => Promise<TestbedOperations[Name]['output']>

/** A testbed on a database of a test, with benches that the test brings. */
export async function openTestbed(context: Pick<TestContext, 'after'>, open: TestDatabase['open'], benches: readonly Bench[]) {
  const database = await open(...folders)
  context.after(() => database.close())
  const options = { benches, examples }
  const operations = testbedOperations(options)
  const house = await testHouse(database)
  const asking =
    (actor: Actor, of: House = house): Ask =>
    async (name, input) => {
      const operation = operations.find((each) => each.name === name)!
      return (await ask(operation, input, { house: of, request: { actor } })) as never
    }
  const visitor = (id: string): Ask =>
    asking({ kind: 'guest', id: id.padEnd(16, '-'), name: '', roles: ['guest'], organisation: null, language: 'en' })
  async function person(
    name: string,
    { roles = ['member'], language = 'en' }: { roles?: readonly Role[]; language?: Actor['language'] } = {},
  ) {
    const { rows } = await sql<{ id: string }>`
      insert into person (name, email) values (${name}, ${`${name.toLowerCase()}@test.example`}) returning id`.execute(database.sql)
    const actor: Actor = { kind: 'person', id: rows[0].id, name, roles, organisation: null, language }
    return { id: rows[0].id, actor, ask: asking(actor) }
  }
  return { database, house, asking, visitor, person, work: testbedWork(options), resume: () => resumeTestbed(house), options }
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { checkLog } from '../audit/index.ts'
import { everyone } from '../access/index.ts'
import type { Actor } from '../access/index.ts'
import { databases, testHouse } from '../testing/index.ts'
import { ask, operation } from './index.ts'

const visitor: Actor = { kind: 'guest', id: 'visit-1', name: '', roles: ['guest'], organisation: null, language: 'en' }
const manager: Actor = { ...visitor, kind: 'person', id: 'p1', roles: ['labManager'] }
const seen: string[] = []

const note = operation({
  name: 'tests.note',
  summary: 'Writes a note down.',
  kind: 'write',
  who: ['labManager'],
  perMinute: 3,
  secret: ['password'],
  input: z.object({ text: z.string().max(20), password: z.string().default('') }),
  output: z.object({ text: z.string() }),
  handle: async ({ text }, { database, afterwards }) => {
    await sql`insert into note (text) values (${text})`.execute(database)
    afterwards(() => void seen.push(text))
    if (text === 'break') throw new Error('it broke')
    return { text }
  },
})

const notes = operation({
  name: 'tests.notes',
  summary: 'Lists notes.',
  kind: 'read',
  who: everyone,
  input: z.object({}),
  output: z.object({ total: z.int() }),
  handle: async (_, { database }) => ({
    total: (await sql<{ n: number }>`select count(*) as n from note`.execute(database)).rows[0].n,
  }),
})

for (const { kind, open, skip } of databases)
  test(
    `${kind}: asking checks role, input and how often; a write is whole, and in the log without its secrets`,
    { skip },
    async (context) => {
      seen.length = 0
      const database = await open(new URL('../audit/', import.meta.url))
      context.after(() => database.close())
      await database.script('create table note (text text)')
      const now = new Date('2027-03-01T08:00:00Z')
      const house = await testHouse(database, { now: () => now })
      const as = (actor: Actor) => ({ house, request: { actor } })

      await assert.rejects(ask(note, { text: 'a' }, as(visitor)), { code: 'OPERATION_NOT_ALLOWED' })
      await assert.rejects(ask(note, { text: 7 }, as(manager)), /OPERATION_INPUT_WRONG|text/)
      await assert.rejects(ask(note, { text: 'break' }, as(manager)), /it broke/)
      assert.deepEqual(await ask(notes, {}, as(visitor)), { total: 0 }, 'what broke left nothing')
      assert.deepEqual(await ask(note, { text: 'kept', password: 'hidden' }, as(manager)), { text: 'kept' })
      await assert.rejects(ask(note, { text: 'too often' }, as(manager)), { code: 'OPERATION_TOO_OFTEN' })
      assert.deepEqual(await ask(notes, {}, as(visitor)), { total: 1 })
      assert.deepEqual(seen, ['kept'], 'what comes afterwards comes after a commit only')

      const { rows } = await sql<{ operation: string; input: string }>`
      select operation, input from audit_entry join audit_input on entry = index`.execute(database.sql)
      assert.deepEqual(rows, [{ operation: 'tests.note', input: '{"text":"kept"}' }])
      assert.deepEqual((await checkLog(database.sql)).problems, [])
    },
  )

import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { databases } from '../testing/databases.ts'
import { migrate } from './migrate.ts'
import { openEmbedded } from './open-embedded.ts'

for (const { kind, open, skip } of databases)
  test(`values, transactions and migrations are the same on an ${kind} database`, { skip }, async () => {
    const database = await open()
    const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
    writeFileSync(join(folder, '0001-a.sql'), `create table a (n integer); insert into a values (1); insert into a values (2)`)
    const folders = [pathToFileURL(`${folder}/`)]
    assert.deepEqual(await migrate(database, folders), ['0001-a.sql'])
    assert.deepEqual(await migrate(database, folders), [])

    const { rows } = await sql`select count(*) as count, date '2026-03-01' as day, 1.50::numeric as price, now() as now from a`.execute(
      database.sql,
    )
    const [{ count, day, price, now }] = rows as readonly Record<string, unknown>[]
    assert.deepEqual([count, day, price], [2, '2026-03-01', '1.50'])
    assert.ok(now instanceof Date)
    await assert.rejects(
      database.sql.transaction().execute(async (transaction) => {
        await sql`insert into a values (3)`.execute(transaction)
        throw new Error('no')
      }),
    )
    assert.deepEqual((await sql`select n from a order by n`.execute(database.sql)).rows, [{ n: 1 }, { n: 2 }])

    writeFileSync(join(folder, '0002-b.sql'), 'create table b (n integer); select 1/0')
    await assert.rejects(migrate(database, folders))
    assert.deepEqual(
      (await sql`select to_regclass('b') as b`.execute(database.sql)).rows,
      [{ b: null }],
      'a migration that fails leaves nothing',
    )
    writeFileSync(join(folder, '0001-a.sql'), 'create table a (n bigint)')
    await assert.rejects(migrate(database, folders), { code: 'MIGRATION_CHANGED' })
    await database.close()
  })

test('a folder is open once; what was written is there again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'database-'))
  const first = await openEmbedded({ folder })
  await assert.rejects(openEmbedded({ folder }), { code: 'DATABASE_IN_USE' })
  await first.script('create table kept (n integer); insert into kept values (7)')
  const dump = await first.engine.dump!()
  await first.close()
  const second = await openEmbedded({ folder })
  assert.deepEqual((await sql`select n from kept`.execute(second.sql)).rows, [{ n: 7 }])
  await second.close()
  const restored = await openEmbedded({ folder: null, from: dump })
  assert.deepEqual((await sql`select n from kept`.execute(restored.sql)).rows, [{ n: 7 }])
  await restored.close()
})

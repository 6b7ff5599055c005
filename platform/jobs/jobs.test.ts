import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { silent } from '../operations/index.ts'
import { databases } from '../testing/index.ts'
import { openJobs } from './index.ts'

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return
    await setTimeout(50)
  }
  assert.fail('it did not come to be')
}

for (const { kind, open, skip } of databases)
  test(
    `${kind}: a job exists if its transaction is committed, comes again if its work fails, and waits once a key`,
    { skip },
    async (context) => {
      const database = await open()
      context.after(() => database.close())
      const jobs = await openJobs(database, { queues: ['tests.echo', 'tests.fail'], log: silent })
      context.after(() => jobs.stop())
      const put = (queue: string, data: object, options: object = {}) =>
        database.sql.transaction().execute((transaction) => jobs.put(queue, data, { database: transaction, ...options }))

      assert.ok(await put('tests.echo', { k: 1 }))
      await assert.rejects(
        database.sql.transaction().execute(async (transaction) => {
          await jobs.put('tests.echo', { k: 2 }, { database: transaction })
          throw new Error('not so')
        }),
        /not so/,
      )
      assert.ok(await put('tests.echo', { k: 3 }, { key: 'one' }))
      assert.equal(await put('tests.echo', { k: 4 }, { key: 'one' }), null)
      assert.ok(await put('tests.echo', { k: 5 }, { after: new Date(Date.now() + 3_600_000) }))
      await assert.rejects(put('tests.unknown', {}), { code: 'JOB_QUEUE_UNKNOWN' })

      const seen: unknown[] = []
      await jobs.work('tests.echo', async (data) => {
        seen.push(data)
        // A round that puts its own next one, while it is at work itself.
        if ('k' in data && data.k === 3) assert.ok(await put('tests.echo', { k: 6 }, { key: 'one' }))
      })
      await until(() => seen.length === 3)
      assert.deepEqual(seen, [{ k: 1 }, { k: 3 }, { k: 6 }])

      let tries = 0
      await jobs.work('tests.fail', async () => {
        tries += 1
        if (tries === 1) throw new Error('once more')
      })
      await put('tests.fail', {})
      await until(() => tries === 2)
    },
  )

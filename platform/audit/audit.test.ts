import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex, generateSigningKey, openCheckpoint, verifyConsistency, verifyInclusion } from '@vitalbench/kernel/seal'
import { sql } from 'kysely'
import type { Database } from '../database/index.ts'
import { databases } from '../testing/index.ts'
import { appendEntry, checkLog, checkpointOf, logSize, proveConsistency, proveInclusion } from './index.ts'

const at = new Date('2027-03-01T08:00:00Z')
const append = (database: Database, k: number): Promise<void> =>
  database.sql
    .transaction()
    .execute((transaction) =>
      appendEntry(transaction, { at, actor: { kind: 'person', id: `p${k % 7}` }, operation: 'labs.book', input: { k, note: undefined } }),
    )

for (const { kind, open, skip } of databases) {
  test(`${kind}: entries are proven, a changed one is found`, { skip }, async () => {
    const database = await open(new URL('.', import.meta.url))
    const size = 300
    for (let k = 0; k < size; k += 1) await append(database, k)
    assert.equal(await logSize(database.sql), size)

    for (const index of [0, 1, 127, 128, 255, 256, 298, 299]) {
      const { leaf, root, proof, ...rest } = await proveInclusion(database.sql, index)
      const claim = { ...rest, leaf: fromHex(leaf), root: fromHex(root), proof: proof.map(fromHex) }
      assert.equal(verifyInclusion(claim), true, `entry ${index}`)
      assert.equal(verifyInclusion({ ...claim, leaf: claim.root }), false)
    }
    for (const [from, to] of [
      [1, 300],
      [128, 256],
      [200, 300],
      [299, 300],
    ]) {
      const { oldSize, newSize, oldRoot, newRoot, proof } = await proveConsistency(database.sql, from, to)
      const claim = { oldSize, newSize, oldRoot: fromHex(oldRoot), newRoot: fromHex(newRoot), proof: proof.map(fromHex) }
      assert.equal(verifyConsistency(claim), true, `${from} … ${to}`)
    }
    await assert.rejects(proveInclusion(database.sql, size), { code: 'AUDIT_RANGE' })

    const key = await generateSigningKey()
    const { checkpoint, keyid } = await openCheckpoint(await checkpointOf(database.sql, { origin: 'http://centre.test', at, key }))
    const { root, problems } = await checkLog(database.sql)
    assert.deepEqual(problems, [])
    assert.deepEqual(checkpoint, { origin: 'http://centre.test', size, root, at: at.toISOString() })
    assert.equal(keyid, key.keyid)

    await assert.rejects(sql`update audit_entry set operation = 'labs.cancel' where index = 3`.execute(database.sql), /append-only/)
    await assert.rejects(sql`delete from audit_node`.execute(database.sql), /append-only/)

    await sql`delete from audit_input where entry = 5`.execute(database.sql)
    assert.deepEqual((await checkLog(database.sql)).problems, [], 'an erased input leaves the log whole')

    await database.script(`
      alter table audit_entry disable trigger all;
      update audit_entry set actor = 'somebody' where index = 3;
      alter table audit_entry enable trigger all`)
    assert.deepEqual((await checkLog(database.sql)).problems, ['entry 3: its columns differ from its leaf'])
    await database.close()
  })

  test(`${kind}: twenty that write at once make one log`, { skip }, async () => {
    const database = await open(new URL('.', import.meta.url))
    await Promise.all(Array.from({ length: 20 }, (_, k) => append(database, k)))
    const { size, problems } = await checkLog(database.sql)
    assert.deepEqual({ size, problems }, { size: 20, problems: [] })
    await database.close()
  })
}

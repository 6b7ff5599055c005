import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { loadBench } from '@vitalbench/bench'
import type { Bench } from '@vitalbench/bench'
import { verifyEvidence } from '@vitalbench/evidence'
import { databases } from '@vitalbench/platform/testing'
import { digestOf } from '@vitalbench/kernel/bundle'
import { sql } from 'kysely'
import { differenceOf } from './evidence/difference.ts'
import { stretchesOf } from './runs/submit-run.ts'
import { nextRun, takeShard } from './runs/store.ts'
import { openTestbed } from './testbed.fixture.ts'

// A testbed knows no bench; the composition root brings them, here by their modules.
const bench = (name: string): Promise<Bench> =>
  loadBench(new URL(`../benches/${name}/index.ts`, import.meta.url).href, { name, version: '1.0.0' } as never)
const benches = await Promise.all(['model', 'control'].map(bench))
const repository = fileURLToPath(new URL('../', import.meta.url))

const folderFor = async (context: Pick<TestContext, 'after'>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'testbed-'))
  context.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Findings and evidence digest of a study as the terminal makes them. */
async function byTerminal(study: string, out: string): Promise<{ readonly findings: string; readonly plan: string }> {
  const args = ['cli/main.ts', 'run', study, '--out', out, '--no-pdf']
  execFileSync(process.execPath, args, { cwd: repository, stdio: ['ignore', 'ignore', 'pipe'] })
  const [folder] = await readdir(out)
  const digest = async (name: string) => digestOf(new Uint8Array(await readFile(join(out, folder, name))))
  return { findings: await digest('findings.json'), plan: await digest('plan.json') }
}

for (const { kind, open, skip } of databases) {
  test(
    `${kind}: a visitor runs an example to evidence that verifies and is the terminal's own; others do not see it`,
    { skip },
    async (context) => {
      const testbed = await openTestbed(context, open, benches)
      const { visitor, work, house, person } = testbed
      const guest = visitor('one')
      const { rows } = await guest('studies.benches', {})
      assert.deepEqual(
        rows.map(({ name, examples }) => [name, examples.length > 0]),
        benches.map(({ name }) => [name, true]),
      )
      const { id: study } = await guest('studies.draft', { fromExample: 'breast-fna' })
      await assert.rejects(guest('runs.submit', { study }), { code: 'STUDY_NOT_LOCKED' })
      const { planDigest } = await guest('studies.lock', { study })
      const { run } = await guest('runs.submit', { study })
      await assert.rejects(guest('runs.submit', { study }), { code: 'RUN_UNDER_WAY' })
      await house.work(work)

      const shown = await guest('runs.show', { run })
      assert.equal(shown.state, 'finished', JSON.stringify(shown.failure))
      assert.deepEqual(shown.cases, { done: 244, failed: 0, total: 244 })
      const evidence = await guest('evidence.show', { evidence: shown.evidence! })
      assert.equal(evidence.verdict, 'pass')
      assert.equal(evidence.criteria.length, 5)
      assert.match((await guest('evidence.figure', { evidence: evidence.id, figure: evidence.figures[0].id })).svg, /<svg[^>]*role="img"/)

      const folder = await folderFor(context)
      const laid = join(folder, 'evidence')
      await mkdir(laid)
      for (const { name, sha256 } of evidence.files) await writeFile(join(laid, name), await house.files.read(sha256))
      const verified = await verifyEvidence(laid, { benches, trustedKeys: [evidence.signer] })
      assert.equal(verified.derived, true)
      assert.deepEqual(
        verified.checks.filter(({ ok }) => ok === false),
        [],
      )
      const terminal = await byTerminal('examples/breast-fna/study.yaml', join(folder, 'terminal'))
      assert.deepEqual({ findings: evidence.findingsDigest, plan: planDigest }, terminal)

      const ida = await person('Ida', { language: 'sv' })
      await assert.rejects(visitor('two')('evidence.show', { evidence: evidence.id }), { code: 'OPERATION_NOT_FOUND' })
      await assert.rejects(ida.ask('runs.show', { run }), { code: 'OPERATION_NOT_FOUND' })
      await assert.rejects(ida.ask('studies.save', { study, text: 'x' }), { code: 'OPERATION_NOT_FOUND' })

      // She has signed in: what the visit made is hers, and she may show it.
      const system = testbed.asking({ kind: 'system', id: 'system', name: '', roles: ['operator'], organisation: null, language: 'en' })
      assert.deepEqual(await system('studies.keep', { visit: 'one'.padEnd(16, '-'), person: ida.id }), { studies: 1, runs: 1, evidence: 1 })
      assert.equal((await ida.ask('evidence.show', { evidence: evidence.id })).word, 'Godkänt')
      const { address, share } = await ida.ask('evidence.share', { evidence: evidence.id })
      const token = address.split('/').at(-1)!
      const shared = await visitor('two')('evidence.shared', { token })
      assert.equal(shared.evidenceDigest, evidence.evidenceDigest)
      const bundle = await visitor('two')('evidence.sharedBundle', { token })
      assert.equal((await house.files.read(bundle.sha256)).length, evidence.bundleSize)
      assert.equal((await ida.ask('evidence.show', { evidence: evidence.id })).shares[0].views, 1)
      await ida.ask('evidence.unshare', { share })
      await assert.rejects(visitor('two')('evidence.shared', { token }), { code: 'OPERATION_NOT_FOUND' })
      await ida.ask('evidence.publish', { evidence: evidence.id, public: true })
      assert.equal((await visitor('two')('evidence.list', {})).total, 1)
      await assert.rejects(visitor('two')('evidence.share', { evidence: evidence.id }), { code: 'OPERATION_NOT_ALLOWED' })
    },
  )

  test(`${kind}: a run that is stopped goes on, two workers share one, and all have the same evidence`, { skip }, async (context) => {
    const { person, house, work, database } = await openTestbed(context, open, benches)
    const { ask } = await person('Bo')
    const text = (await readFile(join(repository, 'examples/insulin-controller/study.yaml'), 'utf8'))
      .replace('size: 100', 'size: 4')
      .replace('days: 14', 'days: 1')
      .replaceAll(/everyMinutes: \d+/g, 'everyMinutes: 1440')
      .replace('fromMinutes: 2820', 'fromMinutes: 820')
    const finish = async (alter: (run: string) => Promise<void>) => {
      const { id: study } = await ask('studies.draft', { fromExample: 'insulin-controller' })
      await ask('studies.save', { study, text })
      await ask('studies.lock', { study })
      const { run } = await ask('runs.submit', { study })
      await alter(run)
      await house.work(work)
      const { evidence, failure } = await ask('runs.show', { run })
      return { run, evidence: await ask('evidence.show', { evidence: evidence ?? assert.fail(JSON.stringify(failure)) }) }
    }
    const whole = await finish(async () => {})
    const stopped = await finish(async (run) => {
      await ask('runs.stop', { run })
      assert.equal((await ask('runs.show', { run })).state, 'stopped')
      await house.work(work)
      assert.equal((await ask('runs.show', { run })).cases.done, 0)
      await ask('runs.resume', { run })
      // A worker that died a minute ago with a stretch in its hands.
      const now = new Date(Date.now() - 60_000)
      assert.equal((await nextRun(database.sql, new Date()))?.id, run)
      assert.equal((await takeShard(database.sql, run, { holder: 'gone:1:x', until: now, now }))?.number, 0)
    })
    const shared = await finish(async () => {
      await Promise.all([house.work(work), house.work(work)])
    })
    for (const other of [stopped, shared]) {
      assert.equal(other.evidence.evidenceDigest, whole.evidence.evidenceDigest)
      assert.equal(other.evidence.findingsDigest, whole.evidence.findingsDigest)
    }
    const compared = await ask('evidence.compare', { a: whole.evidence.id, b: stopped.evidence.id })
    assert.equal(compared.samePlan, true)
    assert.ok(compared.measures.every(({ difference }) => difference === null || difference.value === 0))
    const { rows } = await sql<{ kind: string }>`select kind from notice`.execute(database.sql)
    assert.deepEqual(new Set(rows.map((row) => row.kind)), new Set(['run.finished']))
  })

  test(`${kind}: a visitor has limits, and a product that cannot run ends its run with a reason`, { skip }, async (context) => {
    const { visitor, person, house, work } = await openTestbed(context, open, benches)
    const guest = visitor('three')
    const first = await guest('studies.draft', { fromExample: 'breast-fna' })
    const second = await guest('studies.draft', { fromExample: 'breast-fna' })
    for (const { id: study } of [first, second]) await guest('studies.lock', { study })
    const { run } = await guest('runs.submit', { study: first.id })
    await assert.rejects(guest('runs.submit', { study: second.id }), { code: 'RUN_GUEST_ONE' })
    await guest('runs.stop', { run })
    const own = await guest('studies.draft', { fromExample: 'insulin-controller' })
    // Changed, it is no example any more: a visitor has fewer cases.
    await guest('studies.save', { study: own.id, text: own.text.replace('size: 100', 'size: 900') })
    await assert.rejects(guest('studies.lock', { study: own.id }), { code: 'STUDY_GUEST_CASES' })

    const { ask } = await person('Eva', { roles: ['researcher'], language: 'de' })
    const broken = await ask('studies.draft', { fromExample: 'breast-fna' })
    const product = Buffer.from('name: Nothing\n')
    const { sha256, size } = await house.files.keep(product)
    await ask('studies.uploadData', { study: broken.id, path: 'model.onnx', file: sha256, size })
    const { mistakes } = await ask('studies.check', { study: broken.id })
    assert.ok(mistakes.length > 0, 'a model that is none is found before the run')
    await assert.rejects(ask('studies.lock', { study: broken.id }), { code: 'STUDY_HAS_MISTAKES' })
    await house.work(work)
  })
}

test('stretches cover every case once', () => {
  for (const cases of [1, 7, 8, 9, 244, 400, 20_000]) {
    const stretches = stretchesOf(cases)
    assert.equal(stretches[0][0], 0)
    assert.equal(stretches.at(-1)![1], cases)
    for (const [k, [first]] of stretches.entries()) if (k > 0) assert.equal(first, stretches[k - 1][1])
    assert.ok(stretches.length <= 64)
  }
  assert.deepEqual(stretchesOf(null), [[0, null]])
})

const of = (value: number, low: number, high: number) => ({ value, interval: { low, high, level: 0.95, method: 'Wilson' } })

test('a difference of two estimates has the interval of Zou and Donner', () => {
  // Two proportions, 56/70 and 48/80 with Wilson intervals: Newcombe (1998), table II, method 10: 0.2 (0.0524 to 0.3339).
  const { value, interval } = differenceOf(of(0.6, 0.4904, 0.7004), of(0.8, 0.6921, 0.877))!
  assert.ok(Math.abs(value - 0.2) < 1e-12)
  assert.ok(Math.abs(interval!.low - 0.0524) < 5e-4 && Math.abs(interval!.high - 0.3339) < 5e-4, JSON.stringify(interval))
  assert.equal(differenceOf({ value: null, interval: null }, of(1, 0, 2)), null)
})

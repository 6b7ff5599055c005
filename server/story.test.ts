import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkLog } from '@vitalbench/platform/audit'
import { openDatabase } from '@vitalbench/platform/database'
import { newPostgres, noPostgres } from '@vitalbench/platform/testing'
import { freePort, startCentre, until, visitorOf } from './process.fixture.ts'

type Visitor = ReturnType<typeof visitorOf>
interface Run {
  readonly state: string
  readonly evidence: string | null
  readonly cases: { readonly done: number }
  readonly workers: number
  readonly failure: object | null
}
interface Evidence {
  readonly evidenceDigest: string
  readonly findingsDigest: string
}

const folderFor = async (context: Pick<TestContext, 'after'>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'story-'))
  context.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A study of some seconds, which a visitor may run. */
async function studyText(): Promise<string> {
  const text = await readFile(fileURLToPath(new URL('../examples/insulin-controller/study.yaml', import.meta.url)), 'utf8')
  return text.replace('size: 100', 'size: 24').replace('days: 14', 'days: 2')
}

async function submit(visitor: Visitor): Promise<string> {
  const { id: study } = await visitor.post<{ id: string }>('/api/studies/draft', { fromExample: 'insulin-controller' })
  await visitor.post('/api/studies/save', { study, text: await studyText() })
  await visitor.post('/api/studies/lock', { study })
  return (await visitor.post<{ run: string }>('/api/runs/submit', { study })).run
}

const showRun = (visitor: Visitor, run: string) => visitor.get<Run>(`/api/runs/show?run=${run}`)

async function finish(visitor: Visitor, run: string): Promise<Evidence> {
  const evidence = await until('evidence', async () => {
    const shown = await showRun(visitor, run)
    if (shown.failure) throw new Error(JSON.stringify(shown.failure))
    return shown.evidence
  })
  return visitor.get<Evidence>(`/api/evidence/show?evidence=${evidence}`)
}

/** Ends a process while a run is under way. */
const underWay = (visitor: Visitor, run: string) =>
  until('cases', async () => {
    const { cases, state } = await showRun(visitor, run)
    return state === 'running' && cases.done > 0
  })

let whole: Promise<Evidence> | null = null

test('a centre that is killed in the middle of a run goes on after its start, and comes back whole from a backup', async (context) => {
  const folder = await folderFor(context)
  const port = await freePort()
  const address = `http://localhost:${port}`
  const words = ['--folder', join(folder, 'centre'), '--port', String(port), '--preset', 'none', '--log', 'error', '--threads', '1']
  const visitor = visitorOf(address)
  const up = () => until('the centre', async () => (await fetch(`${address}/health`)).ok)

  let centre = startCentre(words)
  await up()
  assert.match(centre.said(), /Make the first account at http:\/\/localhost:\d+\/first-run\//)
  const undisturbed = await submit(visitor)
  whole = finish(visitor, undisturbed)
  const expected = await whole

  const killed = await submit(visitor)
  await underWay(visitor, killed)
  await centre.end('SIGKILL')
  centre = startCentre(words)
  await up()
  const after = await finish(visitor, killed)
  assert.equal(after.evidenceDigest, expected.evidenceDigest)

  // Live: the answer comes again whenever it changes.
  const live = await visitor.raw(`/api/runs/show?run=${killed}`, { headers: { accept: 'text/event-stream' } })
  const { value } = await live.body!.getReader().read()
  assert.match(new TextDecoder().decode(value), /^event: answer\ndata: \{"id":/)

  const stopped = await submit(visitor)
  await underWay(visitor, stopped)
  assert.equal(await centre.end('SIGTERM'), 0, centre.said())

  const backup = join(folder, 'centre.tar')
  const saved = startCentre(['backup', backup, '--folder', join(folder, 'centre')])
  assert.equal(await new Promise((resolve) => saved.child.on('close', resolve)), 0, saved.said())
  const [, entries, root] = /log has (\d+) entries with root ([0-9a-f]{64})/.exec(saved.said())!
  assert.ok(Number(entries) >= 12)
  const other = join(folder, 'other')
  const restored = startCentre(['restore', backup, '--folder', other])
  assert.equal(await new Promise((resolve) => restored.child.on('close', resolve)), 0, restored.said())
  assert.ok(restored.said().includes(root), 'the log is the one that was backed up')
  const again = startCentre(['restore', backup, '--folder', other])
  assert.equal(await new Promise((resolve) => again.child.on('close', resolve)), 3)
  assert.match(again.said(), /BACKUP_OCCUPIED/)

  // The restored centre knows its visitor, has the evidence, and ends the run that was stopped.
  centre = startCentre(['--folder', other, ...words.slice(2)])
  await up()
  assert.equal((await finish(visitor, stopped)).evidenceDigest, expected.evidenceDigest)
  assert.equal((await finish(visitor, killed)).evidenceDigest, expected.evidenceDigest)
  assert.equal(await centre.end('SIGTERM'), 0, centre.said())
})

test('workers on a PostgreSQL server share a run, and one that is killed changes nothing', { skip: noPostgres }, async (context) => {
  const folder = await folderFor(context)
  const database = await newPostgres()
  const port = await freePort()
  const address = `http://localhost:${port}`
  const words = ['--database', database, '--folder', join(folder, 'centre'), '--log', 'error', '--threads', '1', '--preset', 'none']
  const centre = startCentre([...words, '--port', String(port)])
  context.after(() => centre.end('SIGKILL'))
  await until('the centre', async () => (await fetch(`${address}/health`)).ok)
  const workers = [startCentre(['worker', ...words]), startCentre(['worker', ...words])]
  context.after(() => Promise.all(workers.map((worker) => worker.end('SIGKILL'))))
  await Promise.all(workers.map((worker) => until('a worker', async () => worker.said().includes('Working.'))))

  const visitor = visitorOf(address)
  const run = await submit(visitor)
  await until('several at work', async () => (await showRun(visitor, run)).workers > 1)
  await underWay(visitor, run)
  await workers[0].end('SIGKILL')
  const evidence = await finish(visitor, run)
  assert.equal(evidence.evidenceDigest, (await whole)!.evidenceDigest)
  assert.equal(evidence.findingsDigest, (await whole)!.findingsDigest)
  await workers[1].end('SIGTERM')
  await centre.end('SIGTERM')
  const opened = await openDatabase(database)
  assert.deepEqual((await checkLog(opened.sql)).problems, [])
  await opened.close()
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { checkLog } from '@vitalbench/platform/audit'
import { ask, system } from '../asking.fixture.ts'
import { openTestCentre } from '../server.fixture.ts'
import { invite } from './index.ts'

interface Shown {
  readonly actor: { readonly kind: string; readonly id: string; readonly roles: readonly string[]; readonly language: string }
  readonly firstRun: boolean
}

test('a centre begins by its link alone, and nobody takes the place of somebody whom it knows', async (context) => {
  const centre = await openTestCentre(context)
  const { house, client, password } = centre
  const browser = client()
  const shown = async () => (await (await browser.get('/api/centre/show', { 'accept-language': 'ko' })).json()) as Shown
  assert.deepEqual([(await shown()).firstRun, (await shown()).actor.kind, (await shown()).actor.language], [true, 'guest', 'ko'])

  const token = await house.database.sql.transaction().execute((sqlOf) => invite(sqlOf, { person: null, now: house.now() }))
  const first = { name: 'Root', email: 'root@test.example', password }
  assert.equal((await browser.post('/api/settings/begin', { ...first, token: 'x'.repeat(43) })).status, 422)
  assert.equal((await browser.post('/api/settings/begin', { ...first, token, password: 'short' })).status, 422)
  assert.equal((await browser.post('/api/settings/begin', { ...first, token })).status, 200)
  assert.equal((await browser.post('/api/settings/begin', { ...first, token })).status, 422, 'the link is used up')
  const wrong = await browser.post('/api/auth/sign-in/email', { email: first.email, password: 'something else entirely' })
  assert.equal(wrong.status, 401)
  assert.equal((await browser.post('/api/auth/sign-in/email', { email: first.email, password })).status, 200)
  assert.deepEqual((await shown()).actor.roles, ['operator', 'centreManager'])

  await ask(centre, 'people.register', { name: 'Ida', email: 'ida@test.example', roles: ['researcher'] }, system)
  const stranger = client()
  const taken = await stranger.post('/api/auth/sign-up/email', { name: 'Not Ida', email: 'IDA@test.example', password })
  assert.equal(taken.status, 403, await taken.text())
  const own = await stranger.post('/api/auth/sign-up/email', { name: 'Eva', email: 'eva@test.example', password })
  assert.equal(own.status, 200)
  const eva = (await (await stranger.get('/api/people/me')).json()) as { name: string; roles: string[] }
  assert.deepEqual([eva.name, eva.roles], ['Eva', ['member']])

  // Its session ends at once, on every machine.
  assert.equal((await browser.post('/api/auth/sign-out', {})).status, 200)
  assert.equal((await shown()).actor.kind, 'guest')

  const { rows } = await sql<{ input: string }>`select input from audit_input`.execute(house.database.sql)
  const kept = rows.map(({ input }) => input).join('\n')
  assert.ok(!kept.includes(password) && !kept.includes(token), 'the log keeps no secret')
  assert.deepEqual((await checkLog(house.database.sql)).problems, [])
})

test('a key does what its owner may until it is removed, and makes no other', async (context) => {
  const { person, client } = await openTestCentre(context)
  const owner = await person('Bo', ['researcher'])
  const made = (await (await owner.post('/api/settings/addKey', { name: 'ci' })).json()) as { key: string; secret: string }
  const program = client(made.secret)
  const me = (await (await program.get('/api/centre/show')).json()) as Shown
  assert.deepEqual([me.actor.kind, me.actor.id, me.actor.roles], ['key', owner.id, ['researcher']])
  assert.equal((await program.post('/api/settings/addKey', { name: 'more' })).status, 422)
  const listed = (await (await owner.get('/api/settings/keys')).json()) as { rows: object[] }
  assert.equal(listed.rows.length, 1)
  assert.ok(!JSON.stringify(listed).includes(made.secret.slice(8)), 'it is shown once')
  assert.equal((await owner.post('/api/settings/removeKey', { key: made.key })).status, 200)
  assert.equal(((await (await program.get('/api/centre/show')).json()) as Shown).actor.kind, 'guest')
  assert.equal(((await (await client('vb_nothing_of_the_kind_at_all').get('/api/centre/show')).json()) as Shown).actor.kind, 'guest')
})

test('a stranger’s page writes nothing, bodies have a limit, and every answer has its headers', async (context) => {
  const { person, app, client } = await openTestCentre(context)
  const owner = await person('Ada', ['member'])
  const body = { fromExample: 'breast-fna' }
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }])
    assert.equal((await owner.post('/api/studies/draft', body, headers)).status, 403)
  const large = await client().post('/api/studies/draft', { text: 'x'.repeat(5_000_000) })
  assert.deepEqual([large.status, ((await large.json()) as { code: string }).code], [413, 'HTTP_TOO_LARGE'])
  const broken = await app.request('/api/studies/draft', { method: 'POST', body: '{"text": ' })
  assert.deepEqual([broken.status, ((await broken.json()) as { code: string }).code], [400, 'HTTP_BODY'])
  const { headers } = await app.request('/api/centre/show')
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'self'.*frame-ancestors 'none'/)
  for (const [name, value] of [
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'no-referrer'],
    ['x-frame-options', 'SAMEORIGIN'],
  ])
    assert.equal(headers.get(name), value, name)
  assert.match(headers.getSetCookie().join(';'), /vitalbench\.visit=.*HttpOnly.*SameSite=Lax/)
  const visitor = client()
  let status = 0
  for (let k = 0; k < 700 && status !== 429; k += 1) status = (await visitor.get('/api/labs/sites')).status
  assert.equal(status, 429, 'whoever asks too often has to wait')
})

test('agents and programs find the same operations', async (context) => {
  const { person, operations, client } = await openTestCentre(context)
  const manager = await person('Kim', ['labManager'])
  const call = async (who: ReturnType<typeof client>, method: string, params: object) => {
    const headers = { accept: 'application/json, text/event-stream' }
    const response = await who.post('/mcp', { jsonrpc: '2.0', id: 1, method, params }, headers)
    return ((await response.json()) as { result: { tools: { name: string }[]; content: { text: string }[]; isError: boolean } }).result
  }
  const tools = (await call(manager, 'tools/list', {})).tools.map(({ name }) => name)
  const reached = operations.filter(({ who, upload, download }) => who.includes('labManager') && !upload && !download)
  assert.deepEqual(tools.toSorted(), reached.map(({ name }) => name.replace('.', '_')).toSorted())
  const added = await call(manager, 'tools/call', {
    name: 'labs_addSite',
    arguments: { name: 'Annex', jurisdiction: 'SE', zone: 'Europe/Stockholm', currency: 'SEK' },
  })
  assert.match(added.content[0].text, /"site":"[0-9a-f-]{36}"/)
  const refused = await call(client(), 'tools/call', { name: 'labs_addSite', arguments: {} })
  assert.equal(refused.isError, true)

  const document = (await (await client().get('/api/openapi.json')).json()) as { openapi: string; paths: Record<string, object> }
  assert.equal(document.openapi, '3.1.0')
  assert.equal(Object.keys(document.paths).length, operations.length)
})

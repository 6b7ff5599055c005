import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roles } from '@vitalbench/platform/access'
import { openTestCentre } from '../server.fixture.ts'
import { pathOf } from './operation-routes.ts'

test('every operation asked as every role is allowed or refused as the table says', async (context) => {
  const { operations, person, client } = await openTestCentre(context)
  const wrong: string[] = []
  for (const role of roles) {
    const who = role === 'guest' ? client() : await person(role, [role])
    for (const { name, kind, who: allowed, upload } of operations) {
      const path = `/api${pathOf({ name })}`
      const response = kind === 'read' ? await who.get(path) : await who.post(path, {})
      const said = response.headers.get('content-type')?.includes('json') ? ((await response.json()) as { code?: string }) : {}
      const refused = said.code === 'OPERATION_NOT_ALLOWED'
      if (refused === allowed.includes(role)) wrong.push(`${role} ${name}: ${response.status} ${said.code ?? ''}`)
      if (refused) assert.equal(response.status, role === 'guest' ? 401 : 403)
      // Nothing was sent: what is allowed says what is missing, and does not break.
      assert.ok(response.status < 500, `${role} ${name}: ${JSON.stringify(said)}`)
      if (upload !== undefined && refused) assert.equal(said.code, 'OPERATION_NOT_ALLOWED', 'refused before a byte is kept')
    }
  }
  assert.deepEqual(wrong, [])
})

test('nothing is reached but operations, sign-in, and what everybody may see', async (context) => {
  const { app, operations } = await openTestCentre(context)
  const routes = new Set(app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`))
  const known = new Set([
    ...operations.flatMap(({ name, kind }) => [
      `POST /api${pathOf({ name })}`,
      ...(kind === 'read' ? [`GET /api${pathOf({ name })}`] : []),
    ]),
    'GET /health',
    'GET /metrics',
    'GET /api/openapi.json',
    'GET /api/auth/*',
    'POST /api/auth/*',
    'POST /mcp',
    'GET /*',
  ])
  assert.deepEqual(
    [...routes].filter((route) => !known.has(route)),
    [],
  )
  assert.equal([...known].filter((route) => !routes.has(route)).length, 0)
  // A name that is no operation leads nowhere, whatever the method.
  for (const method of ['GET', 'POST', 'PUT', 'DELETE']) assert.equal((await app.request('/api/labs/nothing', { method })).status, 404)
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import type { Actor, Role } from '@vitalbench/platform/access'
import { silent } from '@vitalbench/platform/operations'
import { ask, system } from './asking.fixture.ts'
import { openMetrics } from './health/metrics.ts'
import { openHouse } from './house/open-house.ts'
import type { OpenHouse } from './house/open-house.ts'
import { openApp } from './http/app.ts'
import type { Settings } from './settings/settings.ts'
import { openAuth } from './sign-in/index.ts'

/** Settings of a centre for a test, in a temporary folder. */
export function testSettings(context: Pick<TestContext, 'after'>, given: Partial<Settings> = {}): Settings {
  const folder = mkdtempSync(join(tmpdir(), 'centre-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  return {
    database: join(folder, 'database'),
    folder,
    host: '127.0.0.1',
    port: 0,
    address: 'http://localhost:4000',
    oidc: [],
    sessionDays: 7,
    threads: 1,
    unconfined: false,
    examples: fileURLToPath(new URL('../examples/', import.meta.url)),
    preset: 'none',
    logLevel: 'error',
    ...given,
  }
}

/** A browser or program that asks a centre: keeps its cookies. */
export interface Client {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
  readonly post: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>
}

/** A client of an app, without a socket. */
export function clientOf(app: Hono, bearer?: string): Client {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: { method: string; body?: string; headers?: Readonly<Record<string, string>> }) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      host: 'localhost:4000',
      ...(cookie ? { cookie } : {}),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...init.headers,
    }
    const response = await app.request(`http://localhost:4000${path}`, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [pair, ...rest] = line.split(';')
      const at = pair.indexOf('=')
      if (rest.some((each) => /max-age=0\b/i.test(each))) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  return {
    get: (path, headers) => send(path, { method: 'GET', headers }),
    post: (path, body, headers) =>
      send(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', origin: 'http://localhost:4000', ...headers },
      }),
  }
}

/** A whole centre for a test: the house and its app, without a socket; nothing works on its queues. */
export async function openTestCentre(context: Pick<TestContext, 'after'>, given: Partial<Settings> = {}) {
  const opened: OpenHouse = await openHouse(testSettings(context, given), silent, { fill: true })
  context.after(() => opened.close())
  const { house, operations, signIn, name } = opened
  const app = openApp({
    house,
    operations,
    auth: openAuth(house.database.sql, signIn),
    metrics: openMetrics(house.jobs),
    version: '0.1.0',
    title: name,
    pages: fileURLToPath(new URL('./http/', import.meta.url)),
    stopped: new AbortController().signal,
    keepVisit: async () => {},
  })
  const password = 'a sentence that is easy to keep'
  /** Registers somebody with roles, who signs in by an invitation. */
  async function person(called: string, roles: readonly Exclude<Role, 'guest'>[]): Promise<Client & { readonly id: string }> {
    const email = `${called.toLowerCase()}@test.example`
    const { person: id } = (await ask(opened, 'people.register', { name: called, email, roles }, system)) as { person: string }
    const { address } = (await ask(opened, 'settings.invite', { person: id }, system)) as { address: string }
    const client = clientOf(app)
    await client.post('/api/settings/join', { token: address.split('/').at(-1), password })
    await client.post('/api/auth/sign-in/email', { email, password })
    return { ...client, id }
  }
  return { ...opened, app, person, password, client: (bearer?: string) => clientOf(app, bearer) }
}

/** Who asks as nobody in particular. */
export const guestActor: Actor = { kind: 'guest', id: 'visit', name: '', roles: ['guest'], organisation: null, language: 'en' }

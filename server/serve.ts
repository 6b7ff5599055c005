import { fileURLToPath } from 'node:url'
import { serve as listen } from '@hono/node-server'
import { system } from '@vitalbench/platform/access'
import { joinWork } from '@vitalbench/platform/jobs'
import { ask } from '@vitalbench/platform/operations'
import type { Log } from '@vitalbench/platform/operations'
import type { AnyOperation } from '@vitalbench/platform/operations'
import { resumeTestbed } from '@vitalbench/testbed/operations'
import { openMetrics } from './health/metrics.ts'
import { openHouse } from './house/open-house.ts'
import { openApp } from './http/app.ts'
import manifest from './package.json' with { type: 'json' }
import type { Settings } from './settings/settings.ts'
import { invite, isFirstRun, openAuth } from './sign-in/index.ts'

/** A centre that is served: where, the link to its first account where it has none, and how it stops. */
export interface Served {
  readonly address: string
  readonly firstRun: string | null
  readonly stop: () => Promise<void>
}

const pages = fileURLToPath(new URL('../web/dist', import.meta.url))

/** Serves a centre: opens its house, fills a new one, works on its queues, listens. */
export async function serve(settings: Settings, log: Log): Promise<Served> {
  const opened = await openHouse(settings, log, { fill: true })
  const { house, name, operations, work, signIn, migrated, filled } = opened
  if (migrated.length > 0) log.info({ migrated }, 'the database was brought up to date')
  await resumeTestbed(house)
  const stopping = new AbortController()
  const keep = operations.find((each) => each.name === 'studies.keep') as AnyOperation
  const app = openApp({
    house,
    operations,
    auth: openAuth(house.database.sql, signIn),
    metrics: openMetrics(house.jobs),
    version: manifest.version,
    title: name,
    pages,
    stopped: stopping.signal,
    keepVisit: async (visit, person) => void (await ask(keep, { visit, person: person.id }, { house, request: { actor: system } })),
  })
  const firstRun = (await isFirstRun(house.database.sql))
    ? await house.database.sql.transaction().execute((transaction) => invite(transaction, { person: null, now: house.now() }))
    : null
  await joinWork(house, work)
  const publishing = filled
    ?.publish(stopping.signal)
    .catch((error: Error) => log.error({ error: error.message }, 'evidence was not published'))
  const server = await new Promise<ReturnType<typeof listen>>((resolve) => {
    const listening = listen({ fetch: app.fetch, hostname: settings.host, port: settings.port }, () => resolve(listening))
  })
  log.info({ address: settings.address, database: house.database.kind, isNew: filled !== null }, 'the centre is open')
  return {
    address: settings.address,
    firstRun: firstRun === null ? null : `${settings.address}/first-run/${firstRun}`,
    stop: async () => {
      stopping.abort()
      await publishing
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await opened.close()
      log.info({}, 'the centre is closed')
    },
  }
}

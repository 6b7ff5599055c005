import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { hasRole } from '@vitalbench/platform/access'
import type { Actor } from '@vitalbench/platform/access'
import { failOperation } from '@vitalbench/platform/operations'
import type { AnyOperation, House } from '@vitalbench/platform/operations'
import { checkHealth } from '../health/health.ts'
import type { Metrics } from '../health/metrics.ts'
import { answerMcp } from '../mcp/mcp.ts'
import { openapiDocument } from '../openapi/openapi-document.ts'
import type { Auth } from '../sign-in/index.ts'
import { checkOrigin, ownOrigins } from './check-origin.ts'
import { operationRoutes } from './operation-routes.ts'
import { whoAsks } from './who-asks.ts'

/** What the pages and the interface of a centre are served from. */
export interface AppOptions {
  readonly house: House
  readonly operations: readonly AnyOperation[]
  readonly auth: Auth
  readonly metrics: Metrics
  readonly version: string
  /** Name of the centre, for the document of its interface. */
  readonly title: string
  /** Folder of the built web app. */
  readonly pages: string
  readonly stopped: AbortSignal
  /** Gives what a visit made to the person who has signed in. */
  readonly keepVisit: (visit: string, person: Actor) => Promise<void>
}

const policy = {
  defaultSrc: ["'self'"],
  // The component library writes its sizes into style attributes.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  workerSrc: ["'self'", 'blob:'],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
}

/** The centre over HTTP: operations at /api, sign-in at /api/auth, agents at /mcp, the web app everywhere else. */
export function openApp(options: AppOptions): Hono {
  const { house, operations, auth, metrics, version, title, pages, stopped, keepVisit } = options
  const { address } = house
  const origins = ownOrigins(address)
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: policy,
      strictTransportSecurity: address.startsWith('https:'),
      crossOriginEmbedderPolicy: false,
    }),
  )
  app.use(compress())

  const asker = whoAsks({ house, auth, keepVisit })

  app.get('/health', async (context) => {
    const health = await checkHealth(house, version)
    return context.json(health, health.status === 'ok' ? 200 : 503)
  })
  app.get('/metrics', async (context) => {
    if (!hasRole(await asker(context), ['operator'])) return context.json(failOperation('OPERATION_NOT_ALLOWED', { name: 'metrics' }), 403)
    return context.text(await metrics.text(), 200, { 'content-type': metrics.mediaType })
  })
  app.get('/api/openapi.json', (context) => context.json(openapiDocument(operations, { title, version, address })))
  app.on(['GET', 'POST'], '/api/auth/*', (context) => auth.handler(context.req.raw))
  app.post('/mcp', async (context) => {
    checkOrigin(context.req.raw.headers, origins)
    return answerMcp(context.req.raw, { house, operations, actor: await asker(context) })
  })
  app.route('/api', operationRoutes({ house, operations, actorOf: asker, origins, stopped, measured: metrics.measured }))

  app.use('/assets/*', async (context, next) => {
    await next()
    if (context.res.ok) context.header('cache-control', 'public, max-age=31536000, immutable')
  })
  app.use('/*', serveStatic({ root: pages }))
  app.get('/*', async (context) => context.html(await readFile(join(pages, 'index.html'), 'utf8'), 200, { 'cache-control': 'no-cache' }))
  return app
}

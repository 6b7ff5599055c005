import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { Context as HttpContext } from 'hono'
import { VitalbenchError } from '@vitalbench/kernel/errors'
import type { Actor } from '@vitalbench/platform/access'
import { ask, checkRole, failOperation } from '@vitalbench/platform/operations'
import type { AnyOperation, House } from '@vitalbench/platform/operations'
import { checkOrigin } from './check-origin.ts'
import { fail } from './errors.ts'
import { inputOfQuery } from './input-of-query.ts'
import { sendLive } from './live.ts'
import { sendFile } from './send-file.ts'
import { statusOf } from './status-of.ts'
import { keepBody, readJson } from './upload.ts'

/** What the routes of operations stand on. */
export interface RouteOptions {
  readonly house: House
  readonly operations: readonly AnyOperation[]
  readonly actorOf: (context: HttpContext) => Promise<Actor>
  readonly origins: ReadonlySet<string>
  /** Aborted when the server stops, so that live answers end. */
  readonly stopped: AbortSignal
  /** Told how each request ended, for the metrics. */
  readonly measured: (operation: string, outcome: string, seconds: number) => void
}

/** Where an operation is asked over HTTP: `labs.book` at `/labs/book`. */
export const pathOf = ({ name }: Pick<AnyOperation, 'name'>): string => `/${name.replace('.', '/')}`

/** The routes of all operations, GET for a read and POST for a write; there is no other way to one over HTTP. */
export function operationRoutes({ house, operations, actorOf, origins, stopped, measured }: RouteOptions): Hono {
  const app = new Hono()
  const refuse = (context: HttpContext, error: unknown, { name }: AnyOperation, actor: Pick<Actor, 'kind'>): Response => {
    if (error instanceof VitalbenchError) {
      const { code, message, cure, values } = error
      const status = statusOf(code, actor)
      if (status === 429) context.header('retry-after', String(values.seconds ?? 60))
      return context.json({ code, message, cure, values }, status)
    }
    const reference = randomUUID()
    house.log.error({ operation: name, reference, error: error instanceof Error ? error.stack : String(error) }, 'an operation failed')
    const { code, message, cure, values } = fail('HTTP_FAILED', { operation: name, reference })
    return context.json({ code, message, cure, values }, 500)
  }
  for (const operation of operations) {
    const { name, kind, upload } = operation
    const read = inputOfQuery(operation)
    // What is read may be asked by POST too, where its question is long.
    app.on(kind === 'read' ? ['GET', 'POST'] : ['POST'], pathOf(operation), async (context) => {
      const begun = performance.now()
      let actor: Pick<Actor, 'kind'> = { kind: 'guest' }
      let outcome = 'ok'
      try {
        const { raw } = context.req
        if (raw.method === 'POST') checkOrigin(raw.headers, origins)
        const asking = await actorOf(context)
        actor = asking
        checkRole(operation, asking)
        const query = read(new URL(raw.url).searchParams)
        let input: object = query
        if (upload !== undefined) input = { ...query, ...(await keepBody(raw, { files: house.files, most: upload })) }
        else if (raw.method === 'POST') input = await readJson(raw)
        const once = () => ask(operation, input, { house, request: { actor: asking, signal: raw.signal } })
        if (kind === 'read' && raw.headers.get('accept') === 'text/event-stream')
          return sendLive(context, { actor: asking.id, ask: once, stopped })
        const answer = await once()
        return operation.download ? await sendFile(answer as Parameters<typeof sendFile>[0], house.files) : context.json(answer as object)
      } catch (error) {
        outcome = error instanceof VitalbenchError ? error.code : 'HTTP_FAILED'
        return refuse(context, error, operation, actor)
      } finally {
        measured(name, outcome, (performance.now() - begun) / 1000)
      }
    })
  }
  app.all('*', (context) => {
    const { code, message, cure } = failOperation('OPERATION_UNKNOWN', { name: context.req.path })
    return context.json({ code, message, cure, values: {} }, 404)
  })
  return app
}

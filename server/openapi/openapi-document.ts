import type { AnyOperation } from '@vitalbench/platform/operations'
import { z } from 'zod'
import { pathOf } from '../http/operation-routes.ts'

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Readonly<Record<string, unknown>> => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const failure = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
})

function parametersOf({ input, kind, upload }: AnyOperation): readonly object[] {
  if (kind === 'write' && upload === undefined) return []
  const { properties = {}, required = [] } = schemaOf(input, 'input') as {
    readonly properties?: Readonly<Record<string, { readonly description?: string }>>
    readonly required?: readonly string[]
  }
  return Object.entries(properties)
    .filter(([name]) => upload === undefined || (name !== 'file' && name !== 'size'))
    .map(([name, schema]) => {
      const { description, ...rest } = schema
      return { name, in: 'query', required: required.includes(name), schema: rest, ...(description ? { description } : {}) }
    })
}

function bodyOf({ input, kind, upload }: AnyOperation): object {
  if (kind === 'read') return {}
  const content =
    upload === undefined
      ? { 'application/json': { schema: schemaOf(input, 'input') } }
      : { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
  return { requestBody: { required: true, content } }
}

const answerOf = ({ output, download, kind }: AnyOperation): object =>
  download
    ? { description: 'The file.', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
    : {
        description: kind === 'read' ? 'The answer; with `accept: text/event-stream` again whenever it changes.' : 'The answer.',
        content: { 'application/json': { schema: schemaOf(output, 'output') } },
      }

/** The OpenAPI 3.1 document of the operations of a centre. */
export function openapiDocument(
  operations: readonly AnyOperation[],
  { title, version, address }: { readonly title: string; readonly version: string; readonly address: string },
): object {
  const paths = operations.map((operation) => {
    const { name, summary, kind, who } = operation
    const [area] = name.split('.')
    return [
      `/api${pathOf(operation)}`,
      {
        [kind === 'read' ? 'get' : 'post']: {
          operationId: name,
          tags: [area],
          summary,
          description: `For ${who.join(', ')}.`,
          parameters: parametersOf(operation),
          ...bodyOf(operation),
          responses: {
            200: answerOf(operation),
            400: failure('The input is wrong.'),
            401: failure('Only for those who are signed in.'),
            403: failure('Not for this role, or not yours.'),
            404: failure('It does not exist, or not for you.'),
            422: failure('It cannot be done as asked; the code says why, the cure what to do.'),
            429: failure('Asked too often.'),
          },
          'x-roles': who,
        },
      },
    ]
  })
  return {
    openapi: '3.1.0',
    info: { title, version, summary: 'Everything that can be done in the centre.' },
    servers: [{ url: address }],
    security: [{ key: [] }, { session: [] }, {}],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key made in the settings.' },
        session: { type: 'apiKey', in: 'cookie', name: 'vitalbench.session_token' },
      },
      schemas: {
        Failure: {
          type: 'object',
          required: ['code', 'message', 'cure'],
          properties: {
            code: { type: 'string', description: 'of the catalogue in docs/errors.md' },
            message: { type: 'string' },
            cure: { type: 'string' },
            values: { type: 'object' },
          },
        },
      },
    },
  }
}

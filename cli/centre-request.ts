import { didYouMean } from '@vitalbench/bench/study'
import { VitalbenchError } from '@vitalbench/kernel/errors'
import { fail } from './errors.ts'

/** An operation as the centre describes it. */
export interface DescribedOperation {
  readonly name: string
  readonly summary: string
  readonly method: 'GET' | 'POST'
}

/** Address of the centre that a command asks. */
export const centreAddress = (said: unknown): string =>
  String(said ?? process.env.VITALBENCH_CENTRE ?? 'http://localhost:4000').replace(/\/$/, '')

/** Sends a request to a centre, with the key of the environment: on a command line others would see it. */
export async function request(address: string, path: string, init: RequestInit = {}): Promise<unknown> {
  const key = process.env.VITALBENCH_CENTRE_KEY
  let response: Response
  try {
    response = await fetch(`${address}${path}`, {
      ...init,
      headers: { ...init.headers, ...(key ? { authorization: `Bearer ${key}` } : {}) },
    })
  } catch (error) {
    throw fail('CLI_CENTRE', { address, why: error instanceof Error ? error.message : error }, { cause: error })
  }
  const answer: unknown = response.headers.get('content-type')?.includes('json') ? await response.json() : await response.text()
  if (response.ok) return answer
  const { code = 'HTTP', message = response.statusText, cure = '' } = answer as { code?: string; message?: string; cure?: string }
  throw new VitalbenchError(code, message, cure)
}

/** The operations of a centre, from its OpenAPI document. */
export async function describe(address: string): Promise<readonly DescribedOperation[]> {
  const document = (await request(address, '/api/openapi.json')) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string; readonly summary: string }>>>>
  }
  return Object.values(document.paths)
    .flatMap((methods) =>
      Object.entries(methods).map(([method, { operationId, summary }]): DescribedOperation => {
        return { name: operationId, summary, method: method === 'get' ? 'GET' : 'POST' }
      }),
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Asks an operation with `name=value` pairs; a value is JSON where it can be read as that. Throws CLI_OPERATION_UNKNOWN. */
export function answerOf(
  address: string,
  {
    name,
    pairs,
    operations,
  }: { readonly name: string; readonly pairs: readonly string[]; readonly operations: readonly DescribedOperation[] },
): Promise<unknown> {
  const operation = operations.find((each) => each.name === name)
  const names = operations.map((each) => each.name)
  if (!operation) throw fail('CLI_OPERATION_UNKNOWN', { name, cure: didYouMean(name, names) })
  const entries = pairs.map((pair) => {
    const at = pair.indexOf('=')
    if (at < 1) throw fail('CLI_USAGE', { why: `"${pair}" is no name=value`, command: 'centre' })
    return [pair.slice(0, at), pair.slice(at + 1)] as const
  })
  const path = `/api/${name.replace('.', '/')}`
  if (operation.method === 'GET')
    return request(address, `${path}?${new URLSearchParams(entries.map(([key, value]) => [key, value])).toString()}`)
  return request(address, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(entries.map(([key, value]) => [key, valueOf(value)]))),
  })
}

import type { Answer, Input, Name } from './operations.ts'

/** What the centre refused, with what to do. */
export class Refusal extends Error {
  readonly code: string
  readonly cure: string
  readonly status: number
  constructor({ code, message, cure }: { readonly code: string; readonly message: string; readonly cure: string }, status: number) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.cure = cure
    this.status = status
  }
}

const spoken = { language: 'en' }

/** Sets in which language answers are worded from now on. */
export function speak(language: string): void {
  spoken.language = language
}

/** Address of a read: its input as a query string. */
export function addressOf(name: string, input: object): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input))
    if (value !== undefined && value !== null && value !== '')
      query.set(key, typeof value === 'object' ? JSON.stringify(value) : String(value))
  const text = query.toString()
  return `/api/${name.replace('.', '/')}${text ? `?${text}` : ''}`
}

async function answerOf<Asked extends Name>(response: Response): Promise<Answer<Asked>> {
  const value: unknown = await response.json().catch(() => null)
  if (response.ok) return value as Answer<Asked>
  throw new Refusal(
    (value as ConstructorParameters<typeof Refusal>[0] | null) ?? { code: 'HTTP_FAILED', message: response.statusText, cure: '' },
    response.status,
  )
}

/** Asks a read. */
export const read = async <Asked extends Name>(name: Asked, input: Input<Asked>, signal?: AbortSignal): Promise<Answer<Asked>> =>
  answerOf<Asked>(await fetch(addressOf(name, input as object), { signal, headers: { 'accept-language': spoken.language } }))

/** Asks a write, or a read whose question is long. */
export const write = async <Asked extends Name>(name: Asked, input: Input<Asked>): Promise<Answer<Asked>> =>
  answerOf<Asked>(
    await fetch(`/api/${name.replace('.', '/')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': spoken.language },
      body: JSON.stringify(input),
    }),
  )

/** Sends bytes to an operation that keeps them. */
export const upload = async <Asked extends Name>(name: Asked, input: object, bytes: Blob): Promise<Answer<Asked>> =>
  answerOf<Asked>(
    await fetch(addressOf(name, input), {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'accept-language': spoken.language },
      body: bytes,
    }),
  )

/** Asks the sign-in of the centre. */
export async function signInRequest(path: string, body: object): Promise<{ readonly url?: string }> {
  const response = await fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const value = (await response.json().catch(() => ({}))) as { readonly code?: string; readonly message?: string; readonly url?: string }
  if (!response.ok)
    throw new Refusal({ code: value.code ?? 'SIGN_IN', message: value.message ?? response.statusText, cure: '' }, response.status)
  return value
}

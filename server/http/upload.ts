import type { FileStore } from '@vitalbench/platform/files'
import { fail } from './errors.ts'

/** Keeps the body of a request, of at most so many bytes. Throws HTTP_TOO_LARGE. */
export async function keepBody(request: Request, { files, most }: { readonly files: FileStore; readonly most: number }) {
  const said = Number(request.headers.get('content-length') ?? 0)
  if (said > most) throw fail('HTTP_TOO_LARGE', { most })
  async function* counted(): AsyncIterable<Uint8Array> {
    let size = 0
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength
      if (size > most) throw fail('HTTP_TOO_LARGE', { most })
      yield chunk
    }
  }
  const { sha256, size } = await files.keep(counted())
  return { file: sha256, size }
}

const mostJson = 4_000_000

/** The body of a write as an object. Throws HTTP_BODY, HTTP_TOO_LARGE. */
export async function readJson(request: Request): Promise<object> {
  if (Number(request.headers.get('content-length') ?? 0) > mostJson) throw fail('HTTP_TOO_LARGE', { most: mostJson })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > mostJson) throw fail('HTTP_TOO_LARGE', { most: mostJson })
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch (error) {
    throw fail('HTTP_BODY', { reason: (error as Error).message })
  }
  throw fail('HTTP_BODY', { reason: `it is ${text.slice(0, 20)}` })
}

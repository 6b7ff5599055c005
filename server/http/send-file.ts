import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { FileStore } from '@vitalbench/platform/files'

interface Download {
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
}

// What a bench or a product wrote is shown without any power over the centre's pages.
const confined = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"

/** Sends a file of the store under its name; a page or a PDF is shown, anything else is saved. */
export async function sendFile({ name, mediaType, sha256 }: Download, files: FileStore): Promise<Response> {
  const path = await files.path(sha256)
  const { size } = await stat(path)
  const shown = /^(text\/html|application\/pdf|image\/)/.test(mediaType) ? 'inline' : 'attachment'
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    headers: {
      'content-type': mediaType,
      'content-length': String(size),
      'content-disposition': `${shown}; filename*=UTF-8''${encodeURIComponent(name)}`,
      ...(mediaType.startsWith('application/pdf') ? {} : { 'content-security-policy': confined }),
      etag: `"${sha256}"`,
      'cache-control': 'private, max-age=60',
    },
  })
}

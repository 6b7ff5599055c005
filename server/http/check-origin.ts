import { fail } from './errors.ts'

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Origins of the centre's own pages: its address, and on this machine its other names. */
export function ownOrigins(address: string): ReadonlySet<string> {
  const { origin, protocol, hostname, port } = new URL(address)
  const names = loopback.includes(hostname) ? loopback : []
  return new Set([origin, ...names.map((name) => `${protocol}//${name}${port ? `:${port}` : ''}`)])
}

/** Refuses a write that the page of a stranger sends with the cookies of a browser. Throws HTTP_ORIGIN. */
export function checkOrigin(headers: Headers, own: ReadonlySet<string>): void {
  const origin = headers.get('origin')
  if (origin !== null && !own.has(origin)) throw fail('HTTP_ORIGIN', { origin })
  const site = headers.get('sec-fetch-site')
  if (origin === null && site !== null && site !== 'same-origin' && site !== 'none') throw fail('HTTP_ORIGIN', { origin: site })
}

import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

const children = new Set<ChildProcess>()
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')))

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A process of the centre, and what it has said. */
export interface CentreProcess {
  readonly child: ChildProcess
  readonly said: () => string
  /** Ends it by a signal, and waits for that. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>
}

/** Starts a process of the centre. */
export function startCentre(words: readonly string[]): CentreProcess {
  const child = spawn(process.execPath, [main, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  children.add(child)
  return {
    child,
    said: () => said,
    end: async (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

/** Waits until something is so, for two minutes at most. */
export async function until<Value>(what: string, look: () => Promise<Value | null | undefined | false>): Promise<Value> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const value = await look().catch(() => null)
    if (value) return value
    await setTimeout(100)
  }
  throw new Error(`it did not come to be: ${what}`)
}

async function answer(response: Response): Promise<never> {
  const value = (await response.json()) as never
  if (!response.ok) throw new Error(JSON.stringify(value))
  return value
}

/** Asks a centre over HTTP as one visitor. */
export function visitorOf(address: string) {
  let cookie = ''
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${address}${path}`, { ...init, headers: { ...init.headers, ...(cookie ? { cookie } : {}) } })
    const set = response.headers.getSetCookie().map((line) => line.split(';')[0])
    if (set.length > 0) cookie = set.join('; ')
    return response
  }
  return {
    get: async <Answer>(path: string): Promise<Answer> => answer(await send(path)),
    post: async <Answer>(path: string, body: unknown): Promise<Answer> =>
      answer(await send(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })),
    raw: send,
  }
}

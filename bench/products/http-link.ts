import type { Answer, Inputs } from '../contract.ts'
import type { Enforcement } from '../circumstances.ts'
import type { Conversation } from './conversation.ts'
import { readAnswer, readJson, writeCall } from './json-call.ts'
import { Misbehaviour, quote } from './misbehaviour.ts'
import { largestMessage } from './outputs.ts'

/** What holds against a product that runs elsewhere. */
export const remoteEnforcement: readonly Enforcement[] = [
  { what: 'time', enforced: true, how: 'deadline for each case, then the connection is cut' },
  ...(['memory', 'network', 'files', 'processes', 'privileges'] as const).map((what) => ({
    what,
    enforced: false,
    how: 'the product runs behind an address, out of reach of this machine',
  })),
]

async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let [text, length] = ['', 0]
  for await (const bytes of response.body ?? []) {
    length += bytes.length
    if (length > largestMessage) throw new Misbehaviour('invalid', `sent a body of more than ${largestMessage / 2 ** 20} MiB`)
    text += decoder.decode(bytes, { stream: true })
  }
  return text + decoder.decode()
}

async function post(url: string, body: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal, redirect: 'manual' })
    if (response.status !== 200) throw new Misbehaviour('invalid', `answered HTTP ${response.status} ${quote(response.statusText)}`)
    const kind = response.headers.get('content-type') ?? 'nothing'
    if (!/^application\/json\b/i.test(kind)) throw new Misbehaviour('invalid', `sent ${quote(kind)}, not application/json`)
    return await readBounded(response)
  } catch (error) {
    if (error instanceof Misbehaviour) throw error
    const { message, cause } = error as Error
    throw new Misbehaviour('unreachable', cause instanceof Error && cause.message !== '' ? `${message}: ${cause.message}` : message)
  }
}

/** Speaks to a product behind an address: each call is a POST of the same JSON that a process reads, its answer the body of the reply. */
export function startHttp(url: string): Conversation {
  const stop = new AbortController()
  async function ask(sequence: readonly Inputs[], answers: Answer[]): Promise<void> {
    for (const inputs of sequence) {
      const { id, line } = writeCall(inputs)
      const answer = readAnswer(readJson(await post(url, line, stop.signal)), id)
      answers.push(answer)
      if (answer.status !== 'ok') return
    }
  }
  return { ready: Promise.resolve(), ask, end: () => Promise.resolve(stop.abort()), peakMemoryMiB: () => null }
}

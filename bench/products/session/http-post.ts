import { randomUUID } from 'node:crypto'
import { Agent as PlainAgent, request as plainRequest } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import { openInbox } from '../inbox.ts'
import { Misbehaviour, quote } from '../misbehaviour.ts'
import { largestMessage } from '../outputs.ts'
import type { Transport } from './transport.ts'

/** Header that all messages of one dialogue share, so that a server can tell the dialogues of several workers apart. */
export const dialogueHeader = 'vitalbench-dialogue'

/** The body of a reply as text, bounded, once status and type are what they have to be. */
async function readReply(reply: IncomingMessage): Promise<string> {
  if (reply.statusCode !== 200)
    throw new Misbehaviour('invalid', `answered HTTP ${reply.statusCode} ${quote(reply.statusMessage ?? 'without a word')}`)
  const kind = reply.headers['content-type'] ?? 'nothing'
  if (!/^application\/json\b/i.test(kind)) throw new Misbehaviour('invalid', `sent ${quote(kind)}, not application/json`)
  const parts: Buffer[] = []
  let length = 0
  for await (const part of reply as AsyncIterable<Buffer>) {
    length += part.length
    if (length > largestMessage) throw new Misbehaviour('invalid', `sent a body of more than ${largestMessage / 2 ** 20} MiB`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/**
 * Speaks to a product behind an HTTP address: each message is a POST, its answer the body of the reply. All of them go over one connection
 * that is kept alive, one after the other, so that replies come in the order of the messages. Redirects are not followed.
 */
export function startHttpPosts(url: string): Transport {
  const secure = new URL(url).protocol === 'https:'
  const agent = new (secure ? SecureAgent : PlainAgent)({ keepAlive: true, maxSockets: 1 })
  const request = secure ? secureRequest : plainRequest
  const inbox = openInbox<string>()
  const open = new Set<ClientRequest>()
  const dialogue = randomUUID()

  function post(message: string, answered: (reply: IncomingMessage) => Promise<void>, failed: (error: Error) => void): void {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(message), [dialogueHeader]: dialogue }
    const posted = request(url, { method: 'POST', agent, headers }, (reply) => {
      answered(reply).catch((error: Error) => {
        failed(error)
        posted.destroy()
      })
    })
    open.add(posted)
    posted
      .on('close', () => open.delete(posted))
      .on('error', failed)
      .end(message)
  }
  const failed = (error: Error & { readonly code?: string }): void =>
    inbox.fail(
      error instanceof Misbehaviour ? error : new Misbehaviour('unreachable', error.message || (error.code ?? 'cannot be reached')),
    )

  return {
    send: (message) => post(message, async (reply) => inbox.push(await readReply(reply)), failed),
    tell: (message) =>
      post(
        message,
        async (reply) => void reply.resume(),
        () => {},
      ),
    receive: inbox.take,
    waiting: inbox.waiting,
    end: async () => {
      inbox.fail(new Misbehaviour('unreachable', 'was ended'))
      for (const posted of open) posted.destroy()
      agent.destroy()
    },
    peakMemoryMiB: () => null,
  }
}

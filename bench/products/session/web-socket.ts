import { WebSocket } from 'ws'
import { openInbox } from '../inbox.ts'
import { Misbehaviour } from '../misbehaviour.ts'
import { largestMessage } from '../outputs.ts'
import type { Transport } from './transport.ts'

// So many messages that nobody asked for are a flood.
const mostWaiting = 16

const reasonOf = (error: Error & { readonly code?: string }): Misbehaviour =>
  error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'
    ? new Misbehaviour('invalid', `sent a message of more than ${largestMessage / 2 ** 20} MiB`)
    : new Misbehaviour(error.code?.startsWith('WS_ERR_') ? 'invalid' : 'unreachable', error.message || (error.code ?? 'cannot be reached'))

/**
 * Connects to a product behind a WebSocket address: one connection a dialogue, one text message each way. Compression is not offered, for
 * it would hide the size of a message, and redirects are not followed.
 */
export function startWebSocket(url: string): Transport {
  const socket = new WebSocket(url.replace(/#.*$/, ''), { maxPayload: largestMessage, perMessageDeflate: false })
  const inbox = openInbox<string>()
  const early: string[] = []
  const fail = (why: Misbehaviour): void => {
    inbox.fail(why)
    socket.terminate()
  }
  socket.on('open', () => {
    for (const message of early.splice(0)) socket.send(message)
  })
  socket.on('message', (data: Buffer, binary: boolean) => {
    if (binary) return fail(new Misbehaviour('invalid', 'sent a binary message'))
    inbox.push(data.toString('utf8'))
    if (inbox.waiting() > mostWaiting) fail(new Misbehaviour('invalid', `sent more than ${mostWaiting} messages that nobody asked for`))
  })
  socket.on('error', (error) => inbox.fail(reasonOf(error)))
  socket.on('close', (code) => inbox.fail(new Misbehaviour('unreachable', `closed the connection with code ${code}`)))
  const send = (message: string): void => {
    if (socket.readyState === WebSocket.CONNECTING) early.push(message)
    else if (socket.readyState === WebSocket.OPEN) socket.send(message, () => {})
  }
  return {
    send,
    tell: send,
    receive: inbox.take,
    waiting: inbox.waiting,
    end: async () => {
      inbox.fail(new Misbehaviour('unreachable', 'was ended'))
      socket.terminate()
    },
    peakMemoryMiB: () => null,
  }
}

import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { dialogueHeader } from '../http-post.ts'
import type { AnswerMessage } from './answer.ts'

/** A server of this machine that stands for a product. */
export interface Server {
  readonly url: string
  /** Dialogues that were begun. */
  readonly dialogues: () => number
  /** Connections that were made. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

/** A WebSocket server with a dialogue a connection. `answer` of a message may do with the socket what it wants, and then gives back null. */
export async function serveWebSocket(open: (socket: WebSocket) => AnswerMessage): Promise<Server> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await new Promise((listening) => server.once('listening', listening))
  let connections = 0
  server.on('connection', (socket) => {
    connections += 1
    const answer = open(socket)
    socket.on('error', () => {})
    socket.on('message', (data: Buffer) => {
      const said = answer(data.toString('utf8'))
      if (said !== null) socket.send(said)
    })
  })
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    dialogues: () => connections,
    connections: () => connections,
    close: async () => {
      for (const client of server.clients) client.terminate()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** An HTTP server that tells dialogues apart by their header. A message without answer gets 204, or what `reply` was made to say. */
export async function serveHttp(open: (reply: () => ServerResponse) => AnswerMessage): Promise<Server> {
  const dialogues = new Map<string, AnswerMessage>()
  let [connections, current]: [number, ServerResponse | null] = [0, null]
  const server = createServer(async (request, response) => {
    const id = String(request.headers[dialogueHeader])
    const answer = dialogues.get(id) ?? open(() => current!)
    dialogues.set(id, answer)
    const message = await text(request)
    current = response
    const said = answer(message)
    if (said !== null) response.writeHead(200, { 'content-type': 'application/json' }).end(said)
    else if (message === '{"type":"end"}') response.writeHead(204).end()
  })
  server.on('connection', () => (connections += 1))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    dialogues: () => dialogues.size,
    connections: () => connections,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { fail } from './errors.ts'

const interval = 1000
const quiet = 15
const most = 12
const open = new Map<string, number>()

/** Sends an answer whenever it has changed, until the reader leaves or the server stops; asked again every second. */
export function sendLive(context: Context, { actor, ask, stopped }: LiveOptions): Response {
  const count = open.get(actor) ?? 0
  if (count >= most) throw fail('HTTP_STREAMS', { most })
  open.set(actor, count + 1)
  return streamSSE(
    context,
    async (stream) => {
      let last = ''
      let silent = 0
      try {
        while (!stream.aborted && !stopped.aborted) {
          const answer = JSON.stringify(await ask())
          silent = answer === last ? silent + 1 : 0
          if (answer !== last) await stream.writeSSE({ event: 'answer', data: answer })
          else if (silent % quiet === 0) await stream.write(': still here\n\n')
          last = answer
          await stream.sleep(interval)
        }
      } finally {
        const left = (open.get(actor) ?? 1) - 1
        if (left > 0) open.set(actor, left)
        else open.delete(actor)
      }
    },
    async (error, stream) => {
      const { code = 'HTTP_FAILED', message, cure = '' } = error as Error & { readonly code?: string; readonly cure?: string }
      await stream.writeSSE({ event: 'failed', data: JSON.stringify({ code, message: code === 'HTTP_FAILED' ? '' : message, cure }) })
    },
  )
}

/** Who reads live, how the answer is asked for, and what ends all reading. */
export interface LiveOptions {
  readonly actor: string
  readonly ask: () => Promise<unknown>
  readonly stopped: AbortSignal
}

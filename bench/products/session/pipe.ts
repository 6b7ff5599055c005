import { startChild } from '../child.ts'
import { lineInbox } from '../line-inbox.ts'
import type { Confined } from '../sandbox.ts'
import type { Transport } from './transport.ts'

/** Starts a product that speaks sessions over standard input and output, one message a line; it is silent but for its answers. */
export function startPipe(confined: Confined): Transport {
  const child = startChild(confined)
  const lines = lineInbox(child)
  const write = (message: string): void => child.write(`${message}\n`)
  return {
    send: write,
    tell: write,
    receive: lines.take,
    waiting: lines.waiting,
    end: () => child.end(),
    peakMemoryMiB: child.peakMemoryMiB,
  }
}

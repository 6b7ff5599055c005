import type { Answer, Inputs } from '../contract.ts'
import { startChild } from './child.ts'
import type { Conversation } from './conversation.ts'
import { readAnswer, readJson, writeCall } from './json-call.ts'
import { lineInbox } from './line-inbox.ts'
import { Misbehaviour, quote } from './misbehaviour.ts'
import type { Confined } from './sandbox.ts'

/**
 * Starts a product that speaks lines of JSON over standard input and output, and is silent but for its answers.
 *
 * First it writes `{"ready":true}`, so that the time of its start is not that of its first case. Then it reads calls, one a line,
 * `{"id":1,"inputs":{"x":{"shape":[2,3],"data":[…]}}}` with null for a missing number, and answers each with
 * `{"id":1,"outputs":{"probability":{"shape":[2],"data":[…]}}}`, or `{"id":1,"error":"why not"}`. Answers are finite numbers.
 * Lines end with `\n` and are flushed; what it has to say beside goes to standard error.
 */
export function startProcess(confined: Confined): Conversation {
  const child = startChild(confined)
  const lines = lineInbox(child)

  async function greet(): Promise<void> {
    const greeting = await lines.take()
    const message = readJson(greeting) as { readonly ready?: unknown } | null
    if (message?.ready !== true) throw new Misbehaviour('invalid', `began with ${quote(greeting)} instead of {"ready":true}`)
  }

  async function ask(sequence: readonly Inputs[], answers: Answer[]): Promise<void> {
    for (const inputs of sequence) {
      if (lines.waiting() > 0) throw new Misbehaviour('invalid', `wrote ${quote(await lines.take())} before it was asked`)
      const { id, line } = writeCall(inputs)
      child.write(`${line}\n`)
      const answer = readAnswer(readJson(await lines.take()), id)
      answers.push(answer)
      if (answer.status !== 'ok') return
    }
  }

  return { ready: greet(), ask, end: () => child.end(), peakMemoryMiB: child.peakMemoryMiB }
}

import type { Answer, Inputs } from '../contract.ts'
import { startChild } from './child.ts'
import type { Child } from './child.ts'
import type { Conversation } from './conversation.ts'
import { openInbox } from './inbox.ts'
import type { Inbox } from './inbox.ts'
import { readAnswer, readJson, writeCall } from './json-call.ts'
import { Misbehaviour, quote } from './misbehaviour.ts'
import { largestMessage } from './outputs.ts'
import type { Confined } from './sandbox.ts'

// So many lines that nobody asked for are a flood.
const mostWaiting = 16

/** Lines of a child's output, without their ends; a line without end and a flood of lines end the child. */
function lineInbox(child: Child): Inbox<string> {
  const inbox = openInbox<string>()
  let parts: Buffer[] = []
  let length = 0
  const fail = (why: Misbehaviour): void => {
    inbox.fail(why)
    child.stdout.removeAllListeners('data').resume()
    void child.end(why)
  }
  child.stdout.on('data', (bytes: Buffer) => {
    let start = 0
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      inbox.push(Buffer.concat([...parts, bytes.subarray(start, end)]).toString('utf8'))
      parts = []
      length = 0
      start = end + 1
      if (inbox.waiting() > mostWaiting)
        return fail(new Misbehaviour('invalid', `wrote more than ${mostWaiting} lines that nobody asked for`))
    }
    parts.push(bytes.subarray(start))
    length += bytes.length - start
    if (length > largestMessage) fail(new Misbehaviour('invalid', `wrote a line of more than ${largestMessage / 2 ** 20} MiB`))
  })
  void child.ended.then(inbox.fail)
  return inbox
}

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

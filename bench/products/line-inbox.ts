import type { Child } from './child.ts'
import { openInbox } from './inbox.ts'
import type { Inbox } from './inbox.ts'
import { Misbehaviour } from './misbehaviour.ts'
import { largestMessage } from './outputs.ts'

// So many lines that nobody asked for are a flood.
const mostWaiting = 16

/** Lines of a child's output, without their ends; a line without end and a flood of lines end the child. */
export function lineInbox(child: Child): Inbox<string> {
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

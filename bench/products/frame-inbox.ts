import type { Child } from './child.ts'
import { frameLength } from './frame.ts'
import { openInbox } from './inbox.ts'
import type { Inbox } from './inbox.ts'
import { Misbehaviour } from './misbehaviour.ts'

/** Whole frames of a child's output, each at the start of a buffer of its own; one above `largest` bytes ends the child. */
export function frameInbox(child: Child, largest: number): Inbox<Uint8Array> {
  const inbox = openInbox<Uint8Array>()
  let parts: Buffer[] = []
  let length = 0
  const join = (): void => {
    parts = [Buffer.concat(parts)]
  }
  child.stdout.on('data', (bytes: Buffer) => {
    parts.push(bytes)
    length += bytes.length
    for (;;) {
      if (parts.length > 1 && parts[0].length < 8) join()
      const wanted = frameLength(parts[0])
      if (wanted !== null && wanted > largest) {
        const why = new Misbehaviour('invalid', `sent a message of ${wanted} bytes where ${largest} are allowed`)
        inbox.fail(why)
        child.stdout.removeAllListeners('data').resume()
        return void child.end(why)
      }
      if (wanted === null || length < wanted) return
      if (parts.length > 1) join()
      // A copy: its numbers must begin at a multiple of eight bytes.
      inbox.push(new Uint8Array(parts[0].subarray(0, wanted)))
      parts = [parts[0].subarray(wanted)]
      length -= wanted
      if (length === 0) {
        parts = []
        return
      }
    }
  })
  void child.ended.then(inbox.fail)
  return inbox
}

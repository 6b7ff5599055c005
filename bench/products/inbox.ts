import type { Misbehaviour } from './misbehaviour.ts'

/** Messages of a product in order: taken one by one, until it fails. */
export interface Inbox<T> {
  /** Messages that came and were not taken yet. */
  readonly waiting: () => number
  readonly push: (message: T) => void
  readonly fail: (why: Misbehaviour) => void
  /** The next message; throws the failure once the messages before it are taken. */
  readonly take: () => Promise<T>
}

/** An inbox for one reader. */
export function openInbox<T>(): Inbox<T> {
  const messages: T[] = []
  let reader: PromiseWithResolvers<T> | null = null
  let failure: Misbehaviour | null = null
  return {
    waiting: () => messages.length,
    push(message) {
      if (reader) reader.resolve(message)
      else messages.push(message)
      reader = null
    },
    fail(why) {
      failure ??= why
      reader?.reject(failure)
      reader = null
    },
    take() {
      const next = messages.shift()
      if (next !== undefined) return Promise.resolve(next)
      if (failure) return Promise.reject(failure)
      reader = Promise.withResolvers<T>()
      return reader.promise
    },
  }
}

import { fail } from './errors.ts'
import type { AnyOperation } from './operation.ts'

/** Counts how often each actor asks. */
export interface RateLimiter {
  /** Takes one turn of an actor at an operation, or fails with the seconds to wait. */
  readonly take: (actor: string, operation: Pick<AnyOperation, 'name' | 'kind' | 'perMinute'>, now: Date) => void
}

const usual = { read: 600, write: 120 } as const
const minute = 60_000
const mostKept = 50_000

/** A limiter over windows of a minute, in the memory of this process. */
export function rateLimiter(): RateLimiter {
  const windows = new Map<string, { readonly until: number; count: number }>()
  return {
    take: (actor, { name, kind, perMinute }, now) => {
      const limit = perMinute ?? usual[kind]
      const key = `${actor} ${name}`
      const time = now.getTime()
      let window = windows.get(key)
      if (!window || window.until <= time) {
        if (windows.size >= mostKept) for (const [old, { until }] of windows) if (until <= time) windows.delete(old)
        window = { until: time + minute, count: 0 }
        windows.set(key, window)
      }
      window.count += 1
      if (window.count > limit) throw fail('OPERATION_TOO_OFTEN', { name, limit, seconds: Math.ceil((window.until - time) / 1000) })
    },
  }
}

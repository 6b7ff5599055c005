import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { negotiateLanguage } from '@vitalbench/kernel/language'
import type { Actor } from '@vitalbench/platform/access'
import type { House } from '@vitalbench/platform/operations'
import { actorOf } from '../sign-in/index.ts'
import type { Auth } from '../sign-in/index.ts'
import { beginVisit, endVisit, readVisit } from './visit.ts'

/** What is needed to know who asks. */
export interface WhoAsksOptions {
  readonly house: House
  readonly auth: Auth
  /** Gives what a visit made to the person who has signed in. */
  readonly keepVisit: (visit: string, person: Actor) => Promise<void>
}

// Each address begins only so many visits, so that limits of a visit mean something.
const visits = { name: 'a visit', kind: 'write', perMinute: 120 } as const

const addressOf = (context: Context): string => {
  try {
    return getConnInfo(context).remote.address ?? 'unknown'
  } catch {
    // Asked within the process, as tests do.
    return 'unknown'
  }
}

/** Says of a request who asks; begins the visit of somebody new, and hands a visit over to its person after sign-in. */
export function whoAsks({ house, auth, keepVisit }: WhoAsksOptions): (context: Context) => Promise<Actor> {
  const { limiter, database, address } = house
  return async (context) => {
    const { headers } = context.req.raw
    const known = readVisit(context)
    const language = negotiateLanguage(headers.get('accept-language') ?? '')
    const visit = (): string => {
      if (known !== null) return known
      limiter.take(`address ${addressOf(context)}`, visits, house.now())
      return beginVisit(context, address.startsWith('https:'))
    }
    const actor = await actorOf(auth, database, { headers, visit, language })
    if (actor.kind === 'person' && known !== null) {
      await keepVisit(known, actor)
      endVisit(context)
    }
    return actor
  }
}

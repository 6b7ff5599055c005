import type { Enforcement } from '../circumstances.ts'
import type { ProductPort } from '../contract.ts'
import type { Product } from '../study/locked-plan.ts'
import { fail } from './errors.ts'
import type { Link, OpenOptions } from './link.ts'
import { links } from './links.ts'
import type { RecordedLoad } from './load.ts'
import { Misbehaviour } from './misbehaviour.ts'
import { openSerialPort } from './serial-port.ts'
import { openInProcess } from './session/in-process.ts'
import { openSessionPort } from './session/session-port.ts'
import type { SessionPort, SessionPortOptions } from './session/session-port.ts'

/** A product that takes calls and sessions: its port, what protects the machine from it, and what it has used so far. */
export interface OpenProduct extends ProductPort {
  readonly enforcement: readonly Enforcement[]
  load(): RecordedLoad
  /** Ends the product with all its processes; calls after it are answered `unreachable`. */
  close(): Promise<void>
}

const secondsToStart = 30

function link({ name, artefact }: Product, options: OpenOptions): Promise<Link> {
  return links[artefact.link](artefact, name, options)
}

/** What a product says to what its link does not carry. */
function silent(what: string) {
  const ready = (): Promise<never> => Promise.reject(new Misbehaviour('invalid', what))
  return {
    send: () => {},
    tell: () => {},
    receive: ready,
    ask: ready,
    waiting: () => 0,
    end: () => Promise.resolve(),
    peakMemoryMiB: () => null,
  }
}

function openSessions(sessions: Link['sessions'], name: string, options: Omit<SessionPortOptions, 'start'>): SessionPort {
  if (typeof sessions !== 'object')
    return openSessionPort({ ...options, start: sessions ?? (() => silent(`its link "${name}" takes calls, not sessions`)) })
  return {
    session: async (opening) => openInProcess(sessions, opening),
    load: () => ({ latenciesMs: new Float64Array(0), peakMemoryMiB: null }),
    close: async () => {},
  }
}

/** Two loads of the same product. */
const together = (a: RecordedLoad, b: RecordedLoad): RecordedLoad => ({
  latenciesMs: Float64Array.of(...a.latenciesMs, ...b.latenciesMs),
  peakMemoryMiB:
    a.peakMemoryMiB === null || b.peakMemoryMiB === null
      ? (a.peakMemoryMiB ?? b.peakMemoryMiB)
      : Math.max(a.peakMemoryMiB, b.peakMemoryMiB),
})

/**
 * Opens the link to a product. Refuses with an error of the catalogue where a file is missing or changed, or where
 * `limits.isolation` is `required` and this machine cannot enforce it; afterwards every call has an answer.
 *
 * @example
 * const product = await openProduct(plan.product, { folder, limits: plan.limits, hide: ['/data/labels.csv'] })
 * const answer = await product.predict({ features: { data: new Float32Array(30), shape: [1, 30] } })
 * await product.close()
 */
export async function openProduct(product: Product, options: OpenOptions): Promise<OpenProduct> {
  const { limits, signal, log } = options
  const { calls, sessions, enforcement } = await link(product, options)
  const missing = enforcement.filter(({ enforced }) => !enforced)
  if (limits.isolation === 'required' && missing.length > 0) {
    throw fail('PRODUCT_NOT_ISOLATED', { product: product.name, missing: missing.map(({ what, how }) => `${what} (${how})`).join(', ') })
  }
  const { link: name } = product.artefact
  const waits = { secondsToStart, secondsPerCase: limits.secondsPerCase, signal, log }
  const noCalls = () => ({ ...silent(`its link "${name}" takes sessions, not calls`), ready: Promise.resolve() })
  const caller = openSerialPort({ ...waits, start: calls ?? noCalls })
  const dialogue = openSessions(sessions, name, waits)
  return {
    predict: caller.predict,
    steps: caller.steps,
    session: dialogue.session,
    enforcement,
    load: () => together(caller.load(), dialogue.load()),
    close: async () => {
      await Promise.all([caller.close(), dialogue.close()])
    },
  }
}

import type { Session, SessionContract, SessionFailure, SessionOpening } from '../../session.ts'
import type { RecordedLoad } from '../load.ts'
import { Misbehaviour } from '../misbehaviour.ts'
import type { PortOptions } from '../serial-port.ts'
import { within } from '../within.ts'
import { failedSession } from './failed.ts'
import { checkHello, readMessage, writeHello, writeReset } from './messages.ts'
import type { Transport } from './transport.ts'
import { openWireSession, refuseUnasked } from './wire-session.ts'

/** How sessions reach their product, and how long they wait for it. */
export interface SessionPortOptions extends Omit<PortOptions, 'start'> {
  readonly start: () => Transport
}

/** A port for sessions, one after the other, with what it recorded, and its end. */
export interface SessionPort {
  session(opening: SessionOpening): Promise<Session>
  load(): RecordedLoad
  close(): Promise<void>
}

async function greet(transport: Transport, contract: SessionContract): Promise<void> {
  transport.send(writeHello(contract))
  checkHello(await transport.receive(), contract)
}

async function reset(transport: Transport, opening: SessionOpening): Promise<void> {
  await refuseUnasked(transport)
  transport.send(writeReset(opening))
  readMessage(await transport.receive(), 'ready')
}

/**
 * Sessions over a transport. The product is started for the first one and serves the next ones too; one that misbehaved is ended, and a
 * fresh one started for the next session, so that nothing late or stale is taken for an act.
 */
export function openSessionPort({ start, secondsToStart, secondsPerCase, signal, log }: SessionPortOptions): SessionPort {
  const latencies: number[] = []
  let current: Transport | null = null
  let peak: number | null = null
  let closed: SessionFailure | null = null

  const measure = (): void => {
    const now = current?.peakMemoryMiB() ?? null
    if (now !== null) peak = Math.max(peak ?? 0, now)
  }
  async function end(): Promise<void> {
    measure()
    const over = current
    current = null
    await over?.end()
  }
  async function punish(error: unknown): Promise<SessionFailure> {
    if (!(error instanceof Misbehaviour)) throw error
    await end()
    const failure = closed ?? error.failure
    log?.(`product: ${failure.status}: ${failure.reason}`)
    return failure
  }
  async function begin(opening: SessionOpening): Promise<Transport> {
    if (closed) throw new Misbehaviour(closed.status, closed.reason)
    const fresh = current === null
    const transport = (current ??= start())
    if (fresh) await within(greet(transport, opening.contract), secondsToStart, 'was not ready')
    await within(reset(transport, opening), secondsToStart, 'did not begin the session')
    return transport
  }
  async function session(opening: SessionOpening): Promise<Session> {
    try {
      const transport = await begin(opening)
      return openWireSession(opening, { transport, seconds: secondsPerCase, punish, onLatency: (ms) => void latencies.push(ms) })
    } catch (error) {
      return failedSession(await punish(error), opening)
    }
  }
  async function close(reason: string): Promise<void> {
    closed ??= { status: 'unreachable', reason }
    await end()
  }

  const abort = (): void => void close('the run was aborted')
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort, { once: true })
  return {
    session,
    load: () => {
      measure()
      return { latenciesMs: Float64Array.from(latencies), peakMemoryMiB: peak }
    },
    close: async () => {
      signal?.removeEventListener('abort', abort)
      await close('the product is closed')
    },
  }
}

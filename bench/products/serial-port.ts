import type { Answer, Inputs, ProductPort } from '../contract.ts'
import type { Conversation } from './conversation.ts'
import type { RecordedLoad } from './load.ts'
import { Misbehaviour } from './misbehaviour.ts'
import type { Failure } from './misbehaviour.ts'
import { within } from './within.ts'

/** How a port starts its product, and how long it waits: for the product to be ready, and for a call or a sequence of calls. */
export interface PortOptions {
  readonly start: () => Conversation
  readonly secondsToStart: number
  readonly secondsPerCase: number
  readonly signal?: AbortSignal
  readonly log?: (message: string) => void
}

/** A port with what it recorded, and its end. */
export interface SerialPort extends Omit<ProductPort, 'session'> {
  load(): RecordedLoad
  close(): Promise<void>
}

/**
 * A port that takes one call or sequence at a time, bounds its time, and turns all misbehaviour into answers.
 * A product that failed is ended, and a fresh one started for the next call, so that nothing late or stale is taken for an answer.
 */
export function openSerialPort({ start, secondsToStart, secondsPerCase, signal, log }: PortOptions): SerialPort {
  const latencies: number[] = []
  let conversation: Conversation | null = null
  let peak: number | null = null
  let closed: Failure | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let ending: Promise<void> = Promise.resolve()

  /** Settles when every conversation that was ended, by whomever, is over. */
  function end(): Promise<void> {
    const over = conversation
    conversation = null
    ending = ending.then(async () => {
      await over?.end()
      const used = over?.peakMemoryMiB() ?? null
      if (used !== null) peak = Math.max(peak ?? 0, used)
    })
    return ending
  }

  async function ask(sequence: readonly Inputs[]): Promise<readonly Answer[]> {
    const answers: Answer[] = []
    let asked: number | null = null
    try {
      if (closed) throw new Misbehaviour(closed.status, closed.reason)
      conversation ??= start()
      await within(conversation.ready, secondsToStart, 'was not ready')
      asked = performance.now()
      await within(
        conversation.ask(sequence, answers),
        secondsPerCase,
        sequence.length === 1 ? 'no answer' : `no ${sequence.length} answers`,
      )
    } catch (error) {
      if (!(error instanceof Misbehaviour)) throw error
      await end()
      const failure = closed ?? error.failure
      log?.(`product: ${failure.status}: ${failure.reason}`)
      answers.push(failure)
    }
    if (asked !== null) {
      const share = (performance.now() - asked) / sequence.length
      for (let call = 0; call < sequence.length; call += 1) latencies.push(share)
    }
    return untilFirstFailure(answers, sequence.length)
  }

  function enqueue(sequence: readonly Inputs[]): Promise<readonly Answer[]> {
    const asked = queue.then(() => ask(sequence))
    queue = asked.catch(() => undefined)
    return asked
  }

  async function shut(reason: string): Promise<void> {
    closed ??= { status: 'unreachable', reason }
    await end()
  }

  const abort = (): void => void shut('the run was aborted')
  if (signal?.aborted) closed = { status: 'unreachable', reason: 'the run was aborted' }
  signal?.addEventListener('abort', abort, { once: true })

  return {
    predict: async (inputs) => (await enqueue([inputs]))[0],
    steps: (sequence) => (sequence.length === 0 ? Promise.resolve([]) : enqueue(sequence)),
    load: () => ({
      latenciesMs: Float64Array.from(latencies),
      peakMemoryMiB: [peak, conversation?.peakMemoryMiB() ?? null].reduce((a, b) => (a === null || b === null ? (a ?? b) : Math.max(a, b))),
    }),
    close: async () => {
      signal?.removeEventListener('abort', abort)
      await shut('the product is closed')
    },
  }
}

/** An answer for each call: the first failure stands for the rest. */
function untilFirstFailure(answers: readonly Answer[], calls: number): readonly Answer[] {
  const failed = answers.findIndex(({ status }) => status !== 'ok')
  return failed === -1 ? answers.slice(0, calls) : Array.from({ length: calls }, (_, call) => answers[Math.min(call, failed)])
}

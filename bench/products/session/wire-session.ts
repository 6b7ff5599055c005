import type { Session, SessionFailure, SessionOpening } from '../../session.ts'
import { Misbehaviour, quote } from '../misbehaviour.ts'
import { within } from '../within.ts'
import { readAct, readMessage, writeStep } from './messages.ts'
import { openRecorder } from './recorder.ts'
import type { Transport } from './transport.ts'

/** What a session on a wire stands on. */
export interface WireSessionOptions {
  readonly transport: Transport
  /** Seconds that all decisions together may take, where they have no deadline of their own. */
  readonly seconds: number
  /** Ends the product for what it did, and says what that is as an outcome. */
  readonly punish: (misbehaviour: unknown) => Promise<SessionFailure>
  readonly onLatency: (milliseconds: number) => void
}

/** A message that nobody asked for. */
export async function refuseUnasked(transport: Transport): Promise<void> {
  if (transport.waiting() > 0) throw new Misbehaviour('invalid', `wrote ${quote(await transport.receive())} before it was asked`)
}

/** Whether a message is the act of a decision before this one. */
function isEarlier(text: string, index: number): boolean {
  const { k } = readMessage(text, 'act')
  return typeof k === 'number' && k < index
}

/** A session over a transport that has taken its reset. */
export function openWireSession(opening: SessionOpening, { transport, seconds: budget, punish, onLatency }: WireSessionOptions): Session {
  const { contract, deadlineSeconds } = opening
  const recorder = openRecorder(opening)
  let failure: SessionFailure | null = null
  let waited = 0

  /** The act of a decision. Acts for earlier ones, whose deadline is over, are dropped. */
  async function act(index: number, outputs: Float64Array): Promise<string | undefined> {
    let text = await transport.receive()
    if (deadlineSeconds !== undefined) while (isEarlier(text, index)) text = await transport.receive()
    return readAct(text, index, outputs, contract)
  }
  async function ask(index: number, seconds: number, inputs: Float64Array, outputs: Float64Array): Promise<string | undefined> {
    if (deadlineSeconds === undefined) await refuseUnasked(transport)
    transport.send(writeStep(index, seconds, inputs, contract))
    return within(act(index, outputs), deadlineSeconds ?? budget - waited, 'did not act', deadlineSeconds ?? budget)
  }
  async function failed(index: number, error: unknown): Promise<SessionFailure> {
    const missed = deadlineSeconds !== undefined && error instanceof Misbehaviour && error.failure.status === 'late'
    const what = missed ? error.failure : await punish(error)
    recorder.failed(index, what)
    if (!missed) failure = what
    return what
  }
  async function decide(index: number, seconds: number, inputs: Float64Array, outputs: Float64Array): Promise<SessionFailure | null> {
    const asked = performance.now()
    try {
      recorder.acted(index, seconds, outputs, await ask(index, seconds, inputs, outputs))
      return null
    } catch (error) {
      return await failed(index, error)
    } finally {
      const took = performance.now() - asked
      waited += took / 1000
      onLatency(took)
    }
  }
  return {
    step(index, seconds, inputs, outputs) {
      if (failure) return failure
      recorder.shown(index, seconds, inputs)
      return decide(index, seconds, inputs, outputs)
    },
    end: async () => {
      if (!failure) transport.tell('{"type":"end"}')
      return recorder.record()
    },
  }
}

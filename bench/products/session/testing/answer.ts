import type { Controller, ControllerSession, SessionContract, SessionOpening } from '../../../session.ts'
import { protocol } from '../messages.ts'

/** What a product does with a message: its answer, or null for none. */
export type AnswerMessage = (text: string) => string | null

interface Message {
  readonly type: string
  readonly contract: SessionContract
  readonly session: string
  readonly patient: SessionOpening['patient']
  readonly k: number
  readonly t: number
  readonly obs: Readonly<Record<string, number | null>>
}

/** A controller as the other end of a wire: one dialogue. */
export function answering(controller: Controller): AnswerMessage {
  let contract: SessionContract | null = null
  let session: ControllerSession | null = null
  return (text) => {
    const { type, k, t, obs, ...message } = JSON.parse(text) as Message
    if (type === 'hello') {
      contract = message.contract
      return JSON.stringify({ type: 'hello', protocol, contract })
    }
    if (type === 'reset') {
      session = controller.open({ contract: contract!, session: message.session, patient: message.patient })
      return '{"type":"ready"}'
    }
    if (type !== 'step') return null
    const outputs = new Float64Array(contract!.outputs.length)
    const event = session!.step(
      k,
      t,
      Float64Array.from(contract!.inputs, ({ id }) => obs[id] ?? Number.NaN),
      outputs,
    )
    return JSON.stringify({
      type: 'act',
      k,
      u: Object.fromEntries(contract!.outputs.map(({ id }, i) => [id, outputs[i]])),
      event: event ?? undefined,
    })
  }
}

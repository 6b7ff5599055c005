import type { SessionContract, SessionOpening, Signal } from '../../session.ts'
import { numeral, readJson, spelt } from '../json-call.ts'
import { Misbehaviour, quote } from '../misbehaviour.ts'
import { requireFinite } from './act.ts'

/** Name and version of the protocol. */
export const protocol = 'vitalbench-control/1'

type Message = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Message => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A message of a product; what is none, or says that it cannot go on, is a misbehaviour. */
export function readMessage(text: string, type: string): Message {
  const message = readJson(text)
  if (!isRecord(message)) throw new Misbehaviour('invalid', `wrote ${quote(text)}, which is not a message`)
  if (message.type === 'error') throw new Misbehaviour('invalid', `said ${quote(spelt(message.reason))}`)
  if (message.type !== type) throw new Misbehaviour('invalid', `wrote ${quote(text)} where "${type}" was due`)
  return message
}

/** The first message to a product: the protocol, and the contract that its manufacturer declares. */
export const writeHello = (contract: SessionContract): string => JSON.stringify({ type: 'hello', protocol, contract })

const differs = (side: string, declared: readonly Signal[], said: unknown): string | null => {
  if (said === undefined) return null
  if (!Array.isArray(said)) return `its ${side} are no list`
  for (const { id, unit } of declared) {
    const own = said.filter(isRecord).find((each) => each.id === id)
    if (!own) return `it knows no ${side.slice(0, -1)} "${id}"`
    if (own.unit !== undefined && own.unit !== unit)
      return `its ${side.slice(0, -1)} "${id}" is in ${quote(spelt(own.unit))}, declared is ${unit}`
  }
  return null
}

/** Holds the answer to {@link writeHello} against the contract: the same protocol, and the same units where it names any. */
export function checkHello(text: string, contract: SessionContract): void {
  const { protocol: spoken, contract: own } = readMessage(text, 'hello')
  if (spoken !== protocol) throw new Misbehaviour('invalid', `speaks ${quote(spelt(spoken))}, not ${protocol}`)
  if (!isRecord(own)) return
  const wrong = differs('inputs', contract.inputs, own.inputs) ?? differs('outputs', contract.outputs, own.outputs)
  if (wrong !== null) throw new Misbehaviour('invalid', wrong)
}

/** Begins a session; the answer is `{"type":"ready"}`. */
export const writeReset = ({ session, patient }: SessionOpening): string => JSON.stringify({ type: 'reset', session, patient })

/** Shows the inputs of a decision; a missing number is null, an infinite one 1e999, so that a product sees on a wire what it sees in process. */
export function writeStep(index: number, seconds: number, inputs: Float64Array, { inputs: signals }: SessionContract): string {
  let shown = ''
  for (let i = 0; i < signals.length; i++) shown += `${i === 0 ? '' : ','}${JSON.stringify(signals[i].id)}:${numeral(inputs[i])}`
  return `{"type":"step","k":${index},"t":${seconds},"obs":{${shown}}}`
}

const longestEvent = 200

/** Reads `{"type":"act","k":7,"u":{"insulin":0.8}}` into `outputs`, and gives back its `event` if it tells one. */
export function readAct(text: string, index: number, outputs: Float64Array, contract: SessionContract): string | undefined {
  const { k, u, event } = readMessage(text, 'act')
  if (k !== index) throw new Misbehaviour('invalid', `acted for step ${quote(spelt(k))} where ${index} was asked`)
  if (!isRecord(u)) throw new Misbehaviour('invalid', 'its act has no "u"')
  for (let i = 0; i < contract.outputs.length; i++) {
    const value = u[contract.outputs[i].id]
    if (typeof value !== 'number')
      throw new Misbehaviour('invalid', `output "${contract.outputs[i].id}" is ${quote(spelt(value))}, not a number`)
    outputs[i] = value
  }
  requireFinite(outputs, contract)
  return typeof event === 'string' ? event.toWellFormed().slice(0, longestEvent) : undefined
}

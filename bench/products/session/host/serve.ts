import { readSync, writeSync } from 'node:fs'
import type { SessionContract, SessionOpening } from '../../../session.ts'
import type { Hosted } from './hosted.ts'

type Message =
  | { readonly type: 'hello'; readonly protocol: string; readonly contract: SessionContract }
  | { readonly type: 'reset'; readonly patient: SessionOpening['patient'] }
  | { readonly type: 'step'; readonly k: number; readonly t: number; readonly obs: Readonly<Record<string, number | null>> }
  | { readonly type: 'end' }

/** Lines of a descriptor, read in turn; null at its end. */
function openLines(descriptor: number): () => string | null {
  const bytes = Buffer.alloc(1 << 16)
  let rest: Buffer = Buffer.alloc(0)
  return () => {
    for (;;) {
      const end = rest.indexOf(10)
      if (end !== -1) {
        const line = rest.toString('utf8', 0, end)
        rest = rest.subarray(end + 1)
        return line
      }
      const read = readSync(descriptor, bytes, 0, bytes.length, null)
      if (read === 0) return null
      rest = Buffer.concat([rest, bytes.subarray(0, read)])
    }
  }
}

/** A number as JSON; one that is no number is null, and an infinite one 1e999, so that the lab sees what it is. */
const numeral = (value: number): string =>
  Number.isFinite(value) ? String(value) : Number.isNaN(value) ? 'null' : value > 0 ? '1e999' : '-1e999'

/** Decisions of one contract as text, without a list or an object that is made anew but for what JSON makes. */
function openDecisions({ inputs: taken, outputs: given }: SessionContract, hosted: Hosted) {
  const inputs = new Float64Array(taken.length)
  const outputs = new Float64Array(given.length)
  const names = given.map(({ id }, index) => `${index === 0 ? '' : ','}${JSON.stringify(id)}:`)
  return ({ k, t, obs }: Extract<Message, { readonly type: 'step' }>): string => {
    for (let i = 0; i < taken.length; i++) inputs[i] = obs[taken[i].id] ?? Number.NaN
    outputs.fill(Number.NaN)
    const event = hosted.step(t, inputs, outputs)
    let acts = ''
    for (let i = 0; i < given.length; i++) acts += names[i] + numeral(outputs[i])
    return `{"type":"act","k":${k},"u":{${acts}}${event === null ? '' : `,"event":${JSON.stringify(event)}`}}`
  }
}

/**
 * Speaks `vitalbench-control/1` for what `load` loads: reads messages from `input`, writes answers to `output`, both descriptors. A file that
 * cannot be loaded for the contract is told as an error; what is thrown later is a crash of this process.
 */
export function serve(load: (contract: SessionContract) => Hosted, input: number, output: number): void {
  const next = openLines(input)
  const say = (text: string): void => {
    const bytes = Buffer.from(`${text}\n`)
    for (let at = 0; at < bytes.length;) at += writeSync(output, bytes, at)
  }
  let [hosted, decide]: [Hosted | null, ReturnType<typeof openDecisions> | null] = [null, null]
  for (let line = next(); line !== null; line = next()) {
    const message = JSON.parse(line) as Message
    if (message.type === 'step') say(decide!(message))
    else if (message.type === 'reset') {
      hosted!.reset(message.patient)
      say('{"type":"ready"}')
    } else if (message.type === 'hello') {
      try {
        hosted = load(message.contract)
      } catch (error) {
        return say(JSON.stringify({ type: 'error', reason: error instanceof Error ? error.message : String(error) }))
      }
      decide = openDecisions(message.contract, hosted)
      say(JSON.stringify({ type: 'hello', protocol: message.protocol, contract: hosted.declared ?? undefined }))
    } else hosted?.end()
  }
  hosted?.close()
}

import type { SessionFailure, SessionNote, SessionOpening, SessionRecord } from '../../session.ts'
import { openChain } from './chain.ts'

const [shown, acted] = [1, 2] as const

/** Writes down a session as it goes on. */
export interface Recorder {
  readonly shown: (index: number, seconds: number, inputs: Float64Array) => void
  readonly acted: (index: number, seconds: number, outputs: Float64Array, event?: string) => void
  readonly failed: (index: number, failure: SessionFailure) => void
  readonly record: () => SessionRecord
}

/** The record of a session: messages join a chain, acts and notes are kept. */
export function openRecorder(opening: SessionOpening): Recorder {
  const { contract, patient } = opening
  const chain = openChain(JSON.stringify({ contract, patient }))
  const acts: number[] = []
  const notes: SessionNote[] = []
  const note = (entry: SessionNote): void => {
    notes.push(entry)
    chain.text(JSON.stringify(entry))
  }
  return {
    shown: (index, seconds, inputs) => chain.join(shown, index, seconds, inputs),
    acted: (index, seconds, outputs, event) => {
      chain.join(acted, index, seconds, outputs)
      for (let i = 0; i < outputs.length; i++) acts.push(outputs[i])
      if (event !== undefined) note([index, 'event', event])
    },
    failed: (index, { status, reason }) => note([index, status, reason]),
    record: () => ({ acts, notes, chain: chain.digest() }),
  }
}

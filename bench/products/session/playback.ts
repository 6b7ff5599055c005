import type { Session, SessionFailure, SessionOpening, SessionRecord } from '../../session.ts'
import { openRecorder } from './recorder.ts'

/**
 * Plays a recorded session again without its product. What the lab shows is recorded anew, so that the chain of the replay is that of the
 * record only if the lab showed the same numbers.
 */
export function openPlayback({ acts, notes }: SessionRecord, opening: SessionOpening): Session {
  const recorder = openRecorder(opening)
  const width = opening.contract.outputs.length
  const told = new Map(notes.map((note) => [note[0], note]))
  let [at, failure]: [number, SessionFailure | null] = [0, null]
  const fail = (index: number, what: SessionFailure): SessionFailure => {
    recorder.failed(index, what)
    return what
  }
  return {
    step(index, seconds, inputs, outputs) {
      if (failure) return failure
      recorder.shown(index, seconds, inputs)
      const [, what, text] = told.get(index) ?? []
      if (what !== undefined && what !== 'event') {
        const failed = fail(index, { status: what, reason: text! })
        if (what !== 'late' || opening.deadlineSeconds === undefined) failure = failed
        return failed
      }
      if (at + width > acts.length) return (failure = fail(index, { status: 'unreachable', reason: 'the record ends here' }))
      for (let i = 0; i < width; i++) outputs[i] = acts[at + i]
      at += width
      recorder.acted(index, seconds, outputs, text)
      return null
    },
    end: async () => recorder.record(),
  }
}

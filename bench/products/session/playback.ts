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
  let [at, final]: [number, boolean] = [0, false]
  let failure: SessionFailure | null = null
  return {
    step(index, seconds, inputs, outputs) {
      const [, what, text] = told.get(index) ?? []
      const failed = what !== undefined && what !== 'event'
      const ended = !failed && at + width > acts.length
      // A product that was late before its first decision is late for good, also where a decision may be late.
      if (failure && (final || ended)) return failure
      recorder.shown(index, seconds, inputs)
      if (failed || ended) {
        failure = failed ? { status: what, reason: text! } : { status: 'unreachable', reason: 'the record ends here' }
        final = what !== 'late' || opening.deadlineSeconds === undefined
        recorder.failed(index, failure)
        return failure
      }
      failure = null
      for (let i = 0; i < width; i++) outputs[i] = acts[at + i]
      at += width
      recorder.acted(index, seconds, outputs, text)
      return null
    },
    end: async () => recorder.record(),
  }
}

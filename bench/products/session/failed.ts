import type { Session, SessionFailure, SessionOpening } from '../../session.ts'
import { openRecorder } from './recorder.ts'

/** A session in which nothing but a failure happens. */
export function failedSession(failure: SessionFailure, opening: SessionOpening): Session {
  const recorder = openRecorder(opening)
  let told = false
  return {
    step(index, seconds, inputs) {
      if (!told) {
        recorder.shown(index, seconds, inputs)
        recorder.failed(index, failure)
      }
      told = true
      return failure
    },
    end: async () => recorder.record(),
  }
}

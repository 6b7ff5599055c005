import type { Controller, ControllerSession, Session, SessionFailure, SessionOpening } from '../../session.ts'
import { Misbehaviour } from '../misbehaviour.ts'
import { requireFinite } from './act.ts'
import { openRecorder } from './recorder.ts'

/** What an exception in a controller is as an outcome. */
const failureOf = (error: unknown): SessionFailure =>
  error instanceof Misbehaviour ? error.failure : { status: 'crashed', reason: error instanceof Error ? error.message : String(error) }

/** Opens a session with a controller in this process: between the two is nothing but a function call. */
export function openInProcess(controller: Controller, opening: SessionOpening): Session {
  const recorder = openRecorder(opening)
  let dialogue: ControllerSession | null = null
  let failure: SessionFailure | null = null
  return {
    step(index, seconds, inputs, outputs) {
      if (failure) return failure
      recorder.shown(index, seconds, inputs)
      try {
        dialogue ??= controller.open(opening)
        outputs.fill(NaN)
        const event = dialogue.step(index, seconds, inputs, outputs)
        requireFinite(outputs, opening.contract)
        recorder.acted(index, seconds, outputs, event ?? undefined)
        return null
      } catch (error) {
        failure = failureOf(error)
        recorder.failed(index, failure)
        return failure
      }
    },
    end: async () => recorder.record(),
  }
}

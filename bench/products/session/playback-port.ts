import type { ProductPort } from '../../contract.ts'
import type { SessionFailure, SessionRecord } from '../../session.ts'
import { failedSession } from './failed.ts'
import { openPlayback } from './playback.ts'

const uncalled: SessionFailure = { status: 'unreachable', reason: 'calls are not recorded, only sessions are' }
const unrecorded: SessionFailure = { status: 'unreachable', reason: 'there is no record of its session' }

/** The port of a product that is not there: its session is played from a record, and fails where there is none. */
export const playbackPort = (record: SessionRecord | null): ProductPort => ({
  predict: async () => uncalled,
  steps: async () => [uncalled],
  session: async (opening) => (record ? openPlayback(record, opening) : failedSession(unrecorded, opening)),
})

import type { Command } from '../command.ts'
import { benches } from './benches.ts'
import { centre } from './centre.ts'
import { init } from './init.ts'
import { log } from './log.ts'
import { replay } from './replay.ts'
import { run } from './run.ts'
import { search } from './search.ts'
import { selfcheck } from './selfcheck.ts'
import { train } from './train.ts'
import { validate } from './validate.ts'
import { verify } from './verify.ts'
import { worker } from './worker.ts'

/** Every command of the terminal, in the order of the story. */
export const commands: readonly Command[] = [init, validate, run, verify, replay, search, train, selfcheck, benches, centre, log, worker]

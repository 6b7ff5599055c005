import { everyone } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { z } from 'zod'
import { paging } from '../setting/index.ts'
import type { Testbed } from '../setting/index.ts'
import { runRow, runStates, runWhole } from './schemas.ts'
import { listRuns, showRun } from './show-run.ts'
import { resumeRun, stopRun } from './stop-run.ts'
import { submitRun } from './submit-run.ts'

const known = z.object({ run: z.uuid() })
const stateOf = z.object({ run: z.uuid(), state: z.enum(runStates) })

/** What can be done with runs. */
export const runOperations = (testbed: Testbed) =>
  [
    operation({
      name: 'runs.submit',
      summary: 'Puts a run of a locked study into the queue.',
      kind: 'write',
      who: everyone,
      perMinute: 30,
      input: z.object({ study: z.uuid() }),
      output: stateOf,
      handle: ({ study }, context) => submitRun(testbed, study, context),
    }),
    operation({
      name: 'runs.list',
      summary: 'Lists the runs that one may see, the latest first.',
      kind: 'read',
      who: everyone,
      input: z.object({
        study: z.uuid().optional(),
        state: z.enum(runStates).optional(),
        active: z.boolean().default(false).describe('Only those that are not over.'),
        mine: z.boolean().default(false),
        ...paging,
      }),
      output: z.object({ rows: z.array(runRow), total: z.number() }),
      handle: listRuns,
    }),
    operation({
      name: 'runs.show',
      summary: 'Shows how far a run is, how long it will take, and what it says.',
      kind: 'read',
      who: everyone,
      input: known.extend({ log: z.int().min(0).max(500).default(100).describe('How many of the latest lines of its log.') }),
      output: runWhole,
      handle: showRun,
    }),
    operation({
      name: 'runs.stop',
      summary: 'Stops a run at a safe place; what it has done is kept.',
      kind: 'write',
      who: everyone,
      input: known,
      output: stateOf,
      handle: ({ run }, context) => stopRun(run, context),
    }),
    operation({
      name: 'runs.resume',
      summary: 'Lets a stopped or failed run go on from what it has done.',
      kind: 'write',
      who: everyone,
      input: known,
      output: stateOf,
      handle: ({ run }, context) => resumeRun(testbed, run, context),
    }),
  ] as const

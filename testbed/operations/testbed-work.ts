import type { QueueWork } from '@vitalbench/platform/jobs'
import type { House } from '@vitalbench/platform/operations'
import { resumeRuns, runWork } from '../runs/index.ts'
import { testbedOf } from '../setting/index.ts'
import type { TestbedOptions } from '../setting/index.ts'

/** Work of the queues of the testbed. */
export const testbedWork = (options: TestbedOptions): QueueWork => runWork(testbedOf(options))

/** Lets what was under way go on after a start. */
export const resumeTestbed = (house: House): Promise<void> => resumeRuns(house)

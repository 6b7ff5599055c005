/** The testbed as a whole: what can be done in it, what works on its queues, and how its runs go on after a start. */
export { testbedOperations } from './testbed-operations.ts'
export type { TestbedOperations } from './testbed-operations.ts'
export { resumeTestbed, testbedWork } from './testbed-work.ts'
export type { GuestLimits, Testbed, TestbedOptions } from '../setting/index.ts'

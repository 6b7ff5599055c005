/** What a testbed is set up with, and the few schemas that its answers share. */
export { guestLimits, testbedOf } from './testbed.ts'
export type { GuestLimits, Testbed, TestbedOptions } from './testbed.ts'
export { day, instant, paging, sha256 } from './schemas.ts'

import type { Bench, Circumstances, LockedPlan } from '@vitalbench/bench'
import { machineHere, software, softwareVersions } from '@vitalbench/bench'

/** What a visitor without an account may do. */
export interface GuestLimits {
  readonly runsPerDay: number
  /** Cases of a study of their own; examples are run whole. */
  readonly cases: number
  /** Bytes of all files of a study of their own. */
  readonly bytes: number
  /** Days until what they made is removed. */
  readonly days: number
}

/** The usual limits of a visitor: 20 runs a day, one at a time, 2,000 cases and 20 MB each, kept for 7 days. */
export const guestLimits: GuestLimits = { runsPerDay: 20, cases: 2000, bytes: 20e6, days: 7 }

/** What a testbed works with, whoever asks. */
export interface Testbed {
  readonly benches: readonly Bench[]
  /** Folder that holds a folder for each example, with its `study.yaml`; null for none. */
  readonly examples: string | null
  /** This software, as locked plans name it. */
  readonly software: LockedPlan['software']
  /** Machine and versions of the software below, as evidence tells them. */
  readonly machine: () => Pick<Circumstances, 'machine' | 'software'>
  /** Worker threads that a worker process gives to a run. */
  readonly threads: number
  readonly guests: GuestLimits
  /** Whether products of machine code may run where the system cannot confine them; never by default. */
  readonly unconfined: boolean
  /** Whether products may be reached at addresses of the centre's own network; never by default. */
  readonly privateAddresses: boolean
  /** Folders that no product may see: the keys, files and database of the centre. */
  readonly hide: readonly string[]
}

/** The parts of a testbed that differ from the usual ones; its benches at least. */
export type TestbedOptions = Pick<Testbed, 'benches'> & Partial<Testbed>

/** A testbed with all that was not said filled in. */
export const testbedOf = (options: TestbedOptions): Testbed => ({
  examples: null,
  software,
  machine: () => ({ machine: machineHere(), software: softwareVersions() }),
  threads: 1,
  guests: guestLimits,
  unconfined: false,
  privateAddresses: false,
  hide: [],
  ...options,
})

import type { Stream } from '@vitalbench/kernel/numbers'
import type { ControlContract } from '../contract.ts'
import type { Fault } from '../faults/fault.ts'
import { buildRig } from '../faults/rig.ts'
import type { Rig } from '../faults/rig.ts'
import type { Plant, PlantPatient, PlantRun } from '../plants/plant.ts'

/** A patient in a scenario under faults, and the contract that its controller keeps. */
export interface Setup<P = never> {
  readonly plant: Plant<P>
  readonly plan: P
  readonly patient: PlantPatient
  readonly faults: readonly Fault[]
  readonly contract: ControlContract
  readonly envelope: readonly [low: number, high: number]
  /** Wall-clock seconds that each decision may take; without it the lab waits. */
  readonly deadlineSeconds?: number
  readonly stream: (name: string) => Stream
}

/** Number of decisions of a session; 420 s of 0.07 s are 6000, although the quotient is a little less to a computer. */
export const stepsOf = <P>({ plant, plan, contract }: Setup<P>): number => Math.floor(plant.seconds(plan) / contract.periodSeconds + 1e-9)

/** The body and the faults of a session, at the beginning. */
export function openSetup<P>(setup: Setup<P>, half: boolean): { readonly run: PlantRun; readonly rig: Rig } {
  const { plant, plan, patient, faults, contract, stream } = setup
  const { periodSeconds } = contract
  return {
    run: plant.open(patient, plan, { periodSeconds, half, stream }),
    rig: buildRig({ ...plant, faults, periodSeconds, stream }),
  }
}

/** Place of the controlled variable among the observations. */
export const controlledAt = <P>({ plant }: Setup<P>): number => plant.observations.findIndex(({ id }) => id === plant.controlled)

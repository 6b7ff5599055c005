import { stream } from '@vitalbench/kernel/numbers'
import type { ControlContract } from '../contract.ts'
import type { Fault } from '../faults/fault.ts'
import type { Plant, PlantPatient } from '../plants/plant.ts'
import type { Setup } from '../session/setup.ts'

/** What a tank is told: how many minutes its session lasts, and whether its solver makes an error of so much an hour at whole steps. */
export interface TankPlan {
  readonly minutes: number
  readonly error?: number
}

/**
 * The simplest patient there is, so that all numbers can be counted by hand: a tank that begins at level 50 and rises by the inflow, in
 * units a minute, and by the disturbance `rain`. Level and mark, half the level, are observed; `level` is to be had in ‰ too.
 */
export const tank: Plant<TankPlan> = {
  name: 'tank',
  shape: {},
  observations: [
    { id: 'level', unit: '%', units: { '%': 1, '[ppth]': 10 }, about: 'level' },
    { id: 'mark', unit: '1', units: { '1': 1 }, about: 'half the level' },
  ],
  commands: [
    { id: 'inflow', unit: '%/min', units: { '%/min': 1, '%/h': 60 }, about: 'inflow' },
    { id: 'drain', unit: '%/min', units: { '%/min': 1 }, about: 'outflow' },
  ],
  controlled: 'level',
  disturbances: [{ name: 'rain', unit: '%/min', rest: 0 }],
  faults: { cloudburst: { operation: 'body', on: 'rain', size: 4 } },
  envelope: [0, 100],
  indices: [],
  seconds: ({ minutes }) => minutes * 60,
  files: () => [],
  targets: () => [],
  patients: async () => [],
  open: (_patient, { error = 0 }, { half }) => {
    let [level, rain] = [50, 0]
    return {
      observe: (into) => {
        into[0] = level
        into[1] = level / 2
      },
      advance: (seconds, [inflow, drain]) => {
        level += ((inflow - drain + rain) * seconds) / 60 + (half ? 0 : (error * seconds) / 3600)
      },
      disturb: (_name, value) => {
        rain = value
      },
      outsideSeconds: () => 0,
    }
  },
  sensor: () => (from, to) => to.set(from),
  actuator: () => (from, to) => to.set(from),
  judge: () => ({}),
}

/** A tank at rest: as much flows in as flows out. */
export const tankPatient: PlantPatient = { id: 'tank-1', parameters: {}, view: { colour: 'blue' }, rest: [2, 2] }

/** A controller of the inflow, which looks every minute. */
export const tankContract = (output: Partial<ControlContract['outputs'][number]> = {}): ControlContract => ({
  periodSeconds: 60,
  inputs: [{ id: 'level', unit: '%' }],
  outputs: [{ id: 'inflow', unit: '%/min', range: [0, 10], fallback: 'rest', ...output }],
})

/** A session of ten decisions over a tank, unless something else is said. */
export const tankSetup = (more: Partial<Setup<TankPlan>> = {}): Setup<TankPlan> => ({
  plant: tank,
  plan: { minutes: 10 },
  patient: tankPatient,
  faults: [] as readonly Fault[],
  contract: tankContract(),
  envelope: tank.envelope,
  stream: (name) => stream('tank', name),
  ...more,
})

import { bloodVolume as model } from '@vitalbench/kernel/physiology'
import { fluidCohort } from './fluid-cohort.ts'
import { fluidIndices, judgeFluid } from './fluid-indices.ts'
import { bleedingAt, fluidShape, nextBleedingAfter, targetAt } from './fluid-plan.ts'
import type { FluidPlan } from './fluid-plan.ts'
import type { Plant } from './plant.ts'

const mapAt = model.outputs.findIndex(({ name }) => name === 'map')
const inputAt = (name: string): number => model.inputs.findIndex((input) => input.name === name)
const [infusionAt, haemorrhageAt] = [inputAt('infusion'), inputAt('haemorrhage')]

const pressureUnits = { 'mm[Hg]': 1, kPa: 0.1333224 } as const

/** Adults who bleed: mean arterial pressure is held by the infusion of a crystalloid. */
export const fluid: Plant<FluidPlan> = {
  name: 'fluid',
  shape: fluidShape,
  observations: [
    { id: 'map', unit: 'mm[Hg]', units: pressureUnits, about: 'mean arterial pressure' },
    { id: 'target', unit: 'mm[Hg]', units: pressureUnits, about: 'mean arterial pressure that is to be held' },
  ],
  commands: [{ id: 'infusion', unit: 'mL/min', units: { 'mL/min': 1, 'mL/h': 60, 'L/h': 0.06 }, about: 'rate of a crystalloid' }],
  controlled: 'map',
  disturbances: [{ name: 'haemorrhage', unit: 'mL/min', rest: 0, least: 0 }],
  faults: {
    // As much as a transducer shows that hangs 13.6 cm below the heart.
    'transducer-zero': { operation: 'bias', on: 'map', size: 10, unit: 'mm[Hg]' },
    'damped-line': { operation: 'delay', on: 'map', size: 2, unit: 'min' },
    'line-disconnect': { operation: 'missing', on: 'infusion' },
    haemorrhage: { operation: 'body', on: 'haemorrhage', size: 100, unit: 'mL/min' },
  },
  // Below it the heart is not perfused; above it no fluid brings a patient of this model.
  envelope: [20, 160],
  indices: fluidIndices,
  seconds: ({ scenario }) => scenario.minutes * 60,
  files: () => [],
  targets: ({ scenario: { target } }) => [{ low: target - 5, high: target + 5, label: { key: 'target.set' } }],
  patients: async ({ cohort }, seed) => fluidCohort(cohort.size, seed),

  open: (patient, plan, { half }) => {
    const { lost } = plan.scenario
    const body = model.open({ parameters: patient.parameters })
    body.inputs[haemorrhageAt] = ((lost.percent / 100) * patient.parameters.volume) / lost.minutes
    body.advance(lost.minutes)
    const before = { time: body.time, outside: Float64Array.from(body.outside) }
    let caused = 0
    return {
      observe: (into) => {
        into[0] = body.outputs[mapAt]
        into[1] = targetAt(plan, (body.time - before.time) * 60)
      },
      advance: (seconds, commands) => {
        body.inputs[infusionAt] = commands[0]
        const end = body.time + seconds / 60
        // Exact between two changes of an input, so half the step changes the rounding alone.
        const longest = half ? seconds / 120 : Infinity
        while (body.time < end - 1e-9) {
          const now = body.time - before.time
          body.inputs[haemorrhageAt] = bleedingAt(plan, now) + caused
          body.advance(Math.min(end - body.time, nextBleedingAfter(plan, now) - now, longest))
        }
      },
      disturb: (_, value) => {
        caused = value
      },
      outsideSeconds: () => body.outside.reduce((most, minutes, k) => Math.max(most, minutes - before.outside[k]), 0) * 60,
    }
  },

  sensor: ({ monitor }, { stream }) => {
    const random = stream('pressure noise')
    return (from, to) => {
      to.set(from)
      to[0] = Math.max(0, from[0] + monitor.noise * random.normal())
    }
  },
  actuator:
    ({ pump }) =>
    (from, to) => {
      to[0] = Math.min(pump.maximum, Math.max(0, from[0]))
    },
  judge: judgeFluid,
}

import { anaesthesia as model, anaesthesiaCohort, bisNoise, syringePumps } from '@vitalbench/kernel/physiology'
import { judgeAnaesthesia, anaesthesiaIndices } from './anaesthesia-indices.ts'
import { anaesthesiaShape, courseOf, targetAt } from './anaesthesia-plan.ts'
import type { AnaesthesiaPlan } from './anaesthesia-plan.ts'
import type { Plant } from './plant.ts'

const outputAt = (name: string): number => model.outputs.findIndex((output) => output.name === name)
const inputAt = (name: string): number => model.inputs.findIndex((input) => input.name === name)

const [bisAt, mapAt] = [outputAt('bis'), outputAt('map')]
const at = {
  propofol: inputAt('propofol'),
  remifentanil: inputAt('remifentanil'),
  stimulus: inputAt('stimulus'),
  bloodLoss: inputAt('bloodLoss'),
}

/** Value of a piecewise linear course; 0 outside of it. */
function courseAt(course: readonly (readonly [number, number])[], minutes: number): number {
  const next = course.findIndex(([time]) => time > minutes)
  if (next <= 0) return 0
  const [[t0, v0], [t1, v1]] = [course[next - 1], course[next]]
  return v0 + ((v1 - v0) * (minutes - t0)) / (t1 - t0)
}

/** What a mL of each syringe holds: mg of propofol, µg of remifentanil. */
const concentrations = { propofol: 10, remifentanil: 50 } as const

/** Adults under general anaesthesia: BIS is held by propofol, with remifentanil beside it. */
export const anaesthesia: Plant<AnaesthesiaPlan> = {
  name: 'anaesthesia',
  shape: anaesthesiaShape,
  observations: [
    { id: 'bis', unit: '1', units: { '1': 1 }, about: 'bispectral index' },
    { id: 'target', unit: '1', units: { '1': 1 }, about: 'bispectral index that is to be held' },
    { id: 'map', unit: 'mm[Hg]', units: { 'mm[Hg]': 1, kPa: 0.1333224 }, about: 'mean arterial pressure' },
  ],
  commands: [
    { id: 'propofol', unit: 'mg/min', units: { 'mg/min': 1, 'mg/h': 60, 'mL/h': 6 }, about: 'rate of propofol; 1 mL holds 10 mg' },
    { id: 'remifentanil', unit: 'ug/min', units: { 'ug/min': 1, 'ug/h': 60 }, about: 'rate of remifentanil' },
  ],
  controlled: 'bis',
  disturbances: [
    { name: 'stimulus', unit: '1', rest: 0 },
    { name: 'bloodLoss', unit: 'mL/min', rest: 0 },
  ],
  faults: {
    'electrode-off': { operation: 'missing', on: 'bis' },
    'emg-noise': { operation: 'noise', on: 'bis', size: 10, unit: '1' },
    'syringe-change': { operation: 'missing', on: 'propofol' },
    'line-disconnect': { operation: 'missing', on: 'propofol' },
    intubation: { operation: 'body', on: 'stimulus', size: 20, unit: '1' },
    haemorrhage: { operation: 'body', on: 'bloodLoss', size: 100, unit: 'mL/min' },
  },
  envelope: [0, 100],
  indices: anaesthesiaIndices,
  seconds: ({ scenario }) => scenario.minutes * 60,
  files: () => [],
  targets: ({ scenario: { target } }) => [{ low: target - 10, high: target + 10, label: { key: 'target.set' } }],

  patients: async ({ cohort }, seed) => {
    const drawn = anaesthesiaCohort({ ...cohort, seed })
    return drawn.patients.map(({ id, person, parameters, draws }) => ({
      id,
      parameters,
      draws,
      origin: `${drawn.version}, ${cohort.models}`,
      view: {
        age: Math.round(person.age),
        height: Math.round(person.height),
        weight: Math.round(person.weight * 10) / 10,
        sex: person.sex,
      },
      rest: [0, 0],
    }))
  },

  open: (patient, plan, { half, periodSeconds }) => {
    const { scenario } = plan
    // Exact between two changes of an input; half the step is half the time for which the stimulation is held.
    const held = Math.min(periodSeconds, 10) / (half ? 2 : 1)
    const body = model.open({ parameters: patient.parameters })
    const course = courseOf(scenario)
    const background = scenario.remifentanil * patient.parameters.weight
    const caused = new Map([
      ['stimulus', 0],
      ['bloodLoss', 0],
    ])
    return {
      observe: (into) => {
        into[0] = body.outputs[bisAt]
        into[1] = targetAt(plan, body.time * 60)
        into[2] = body.outputs[mapAt]
      },
      advance: (seconds, commands) => {
        body.inputs[at.propofol] = commands[0]
        body.inputs[at.remifentanil] = commands[1] + background
        body.inputs[at.bloodLoss] = caused.get('bloodLoss')!
        const parts = Math.max(1, Math.ceil(seconds / held - 1e-9))
        for (let part = 0; part < parts; part++) {
          const minutes = seconds / parts / 60
          // The middle of the part, so that the error falls with the square of its length.
          const middle = body.time + minutes / 2 - scenario.stimulusFromMinutes
          body.inputs[at.stimulus] = courseAt(course, middle) + caused.get('stimulus')!
          body.advance(minutes)
        }
      },
      disturb: (name, value) => void caused.set(name, value),
      outsideSeconds: () => body.outside.reduce((most, minutes) => Math.max(most, minutes), 0) * 60,
    }
  },

  sensor: ({ monitor }, { periodSeconds, stream }) => {
    const noise = monitor.noise > 0 ? bisNoise(stream('bis noise'), { seconds: periodSeconds, deviation: monitor.noise }) : () => 0
    return (from, to) => {
      to.set(from)
      to[0] = Math.min(100, Math.max(0, from[0] + noise()))
    }
  },
  actuator: ({ pump }, { periodSeconds, stream }) => {
    const minutes = periodSeconds / 60
    const [propofol, remifentanil] = Object.entries(concentrations).map(([drug, concentration]) =>
      syringePumps[pump.model].open({ stream: stream(`pump of ${drug}`), concentration }),
    )
    return (from, to) => {
      to[0] = propofol.deliver(Math.min(pump.maximum, from[0]), minutes) / minutes
      to[1] = remifentanil.deliver(from[1], minutes) / minutes
    }
  },
  judge: judgeAnaesthesia,
}

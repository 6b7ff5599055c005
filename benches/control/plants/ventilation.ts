import { oneCompartmentLung, twoCompartmentLung } from '@vitalbench/kernel/physiology'
import type { Plant } from './plant.ts'
import { complianceOf, ventilationCohort } from './ventilation-cohort.ts'
import { breathFigures } from './ventilation-figures.ts'
import { breathProfile, judgeVentilation, ventilationIndices } from './ventilation-indices.ts'
import { breathAt, openTarget, ventilationShape } from './ventilation-plan.ts'
import type { VentilationPlan } from './ventilation-plan.ts'

// Places of the inputs and outputs that all lungs share.
const at = { airwayPressure: 0, effort: 1, obstruction: 3, flow: 1, volume: 2 } as const

const pressureUnits = { 'cm[H2O]': 1, mbar: 0.980665, kPa: 0.0980665 } as const

/** The pressure of the ventilator is held for so long at its mean, in s. */
const piece = 0.005

/**
 * Ventilated adults: airway pressure follows its target by the pressure at the other end of the hose. Hose, leak and lung as resistors and
 * a capacitor are those of Hunnekens, Kamps, van de Wouw, IEEE Trans Control Syst Technol 28:163 (2020), our reading.
 */
export const ventilation: Plant<VentilationPlan> = {
  name: 'ventilation',
  shape: ventilationShape,
  observations: [
    { id: 'airway', unit: 'cm[H2O]', units: pressureUnits, about: 'airway pressure above atmosphere' },
    { id: 'target', unit: 'cm[H2O]', units: pressureUnits, about: 'airway pressure that is to be held now' },
    { id: 'flow', unit: 'L/s', units: { 'L/s': 1, 'L/min': 60 }, about: 'flow at the airway, leak included, above 0 into the patient' },
    {
      id: 'volume',
      unit: 'L',
      units: { L: 1, mL: 1000 },
      about:
        'shown: what flowed in since the breath began, leak included; the truth: volume of the lung above the one at atmospheric pressure',
    },
  ],
  commands: [{ id: 'pressure', unit: 'cm[H2O]', units: pressureUnits, about: 'pressure of the ventilator above atmosphere' }],
  controlled: 'airway',
  disturbances: [
    { name: 'effort', unit: 'cm[H2O]', rest: 0 },
    { name: 'leak', unit: 'L/s/cm[H2O]', rest: 0, least: 0 },
    { name: 'obstruction', unit: '1', rest: 1, least: 1 },
  ],
  faults: {
    // Some 40 L/min at 20 cmH2O.
    leak: { operation: 'body', on: 'leak', size: 1 / 30, unit: 'L/s/cm[H2O]' },
    obstruction: { operation: 'body', on: 'obstruction', size: 3 },
    cough: { operation: 'body', on: 'effort', size: -40, unit: 'cm[H2O]' },
    'sensor-zero': { operation: 'bias', on: 'airway', size: 3, unit: 'cm[H2O]' },
  },
  envelope: [-20, 80],
  indices: ventilationIndices,
  seconds: ({ scenario }) => scenario.minutes * 60,
  files: () => [],
  targets: () => [],
  patients: async (plan, seed) => ventilationCohort(plan, seed),

  open: (patient, plan, { half }) => {
    const { scenario, ventilator, cohort } = plan
    const body = (cohort.compartments === 1 ? oneCompartmentLung : twoCompartmentLung).open({ parameters: patient.parameters })
    const compliance = complianceOf(patient)
    for (let k = 0; k < body.state.length; k++) body.state[k] = (compliance / body.state.length) * scenario.peep
    const resistance = patient.parameters.resistance ?? patient.parameters.airwayResistance
    const target = openTarget(scenario)
    const longest = half ? piece / 2 : piece
    let given = scenario.peep
    let [effort, leak, obstruction] = [0, 0, 1]
    let open = 1

    /** Hose and leak as one source in front of the airway: what the lung sees of a pressure of the ventilator. */
    const drive = (pressure: number): void => {
      open = 1 / (1 + leak * ventilator.hose)
      body.inputs[at.airwayPressure] = pressure * open
      body.inputs[at.effort] = effort
      // The resistance of the source is in line with that of the airway.
      body.inputs[at.obstruction] = obstruction + (ventilator.hose * open) / resistance
    }

    return {
      observe: (into) => {
        drive(given)
        body.advance(0)
        const inflow = body.outputs[at.flow]
        const airway = open * (given - ventilator.hose * inflow)
        into[0] = airway
        into[1] = target(body.time)
        into[2] = inflow + leak * airway
        into[3] = body.outputs[at.volume]
      },
      advance: (seconds, commands) => {
        const command = commands[0]
        const pieces = Math.max(1, Math.ceil(seconds / longest - 1e-9))
        const duration = seconds / pieces
        const { lagSeconds: lag } = ventilator
        const left = lag > 0 ? Math.exp(-duration / lag) : 0
        const whole = (lag * (1 - left)) / duration
        for (let k = 0; k < pieces; k++) {
          // The mean of the lagging pressure over the piece, so that the error falls with the square of its length.
          drive(command + (given - command) * whole)
          body.advance(duration)
          given = command + (given - command) * left
        }
      },
      disturb: (name, value) => {
        if (name === 'effort') effort = value
        else if (name === 'leak') leak = value
        else obstruction = value
      },
      outsideSeconds: () => body.outside.reduce((most, seconds) => Math.max(most, seconds), 0),
    }
  },

  sensor: ({ sensor, scenario }, { periodSeconds, stream }) => {
    const [pressureNoise, flowNoise] = [stream('airway noise'), stream('flow noise')]
    let [breath, volume, before] = [-1, 0, 0]
    return (from, to, seconds) => {
      to.set(from)
      to[0] = from[0] + sensor.pressure * pressureNoise.normal()
      to[2] = from[2] + sensor.flow * flowNoise.normal()
      const now = breathAt(scenario, seconds)
      volume = now === breath ? volume + ((before + to[2]) / 2) * periodSeconds : 0
      breath = now
      before = to[2]
      to[3] = volume
    }
  },
  actuator:
    ({ ventilator }) =>
    (from, to) => {
      to[0] = Math.min(ventilator.maximum, Math.max(ventilator.minimum, from[0]))
    },
  judge: judgeVentilation,
  profile: breathProfile,
  figures: (_sessions, _plan, shown) => shown.flatMap(breathFigures),
}

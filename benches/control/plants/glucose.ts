import { glucoseModels, glucoseSensors, insulinPumps } from '@vitalbench/kernel/physiology'
import { beginsOf, between, exerciseAt, foodOf, mealsOf } from './glucose-day.ts'
import { glucoseFigures } from './glucose-figures.ts'
import { glucoseIndices, glucoseProfile, judgeGlucose } from './glucose-indices.ts'
import { glucosePatients } from './glucose-patients.ts'
import { glucoseShape, modelOf } from './glucose-plan.ts'
import type { GlucosePlan } from './glucose-plan.ts'
import type { Plant } from './plant.ts'

// Places of the inputs that all glucose models share, and of glucagon in the model that has it.
const at = { insulin: 0, carbohydrate: 1, sensitivity: 2, production: 3, uptake: 4, glucagon: 5 } as const

const perDay = 1440
const mmol = 18.016

/** The phase of the daily swing of sensitivity, and its size at a time in min. */
const swing = (amplitude: number, phase: number, time: number): number => 1 + amplitude * Math.sin((2 * Math.PI * time) / perDay + phase)

/** Adults with type 1 diabetes through days of meals and exercise: glucose is held by insulin. A session starts at midnight. */
export const glucose: Plant<GlucosePlan> = {
  name: 'glucose',
  shape: glucoseShape,
  observations: [
    { id: 'glucose', unit: 'mg/dL', units: { 'mg/dL': 1, 'mmol/L': 1 / mmol }, about: 'glucose; the truth is that of plasma' },
    { id: 'meal', unit: 'g', units: { g: 1 }, about: 'carbohydrate of a meal that begins before the next decision, as announced' },
    { id: 'target', unit: 'mg/dL', units: { 'mg/dL': 1, 'mmol/L': 1 / mmol }, about: 'glucose that is aimed at' },
  ],
  commands: [
    { id: 'insulin', unit: '[iU]/h', units: { '[iU]/h': 1, 'U/h': 1, '[iU]/min': 1 / 60 }, about: 'rate of basal insulin' },
    {
      id: 'bolus',
      unit: '[iU]',
      units: { '[iU]': 1, U: 1 },
      about: 'insulin that is given until the next decision, beside the basal rate',
    },
    { id: 'glucagon', unit: 'ug', units: { ug: 1, mg: 1e-3 }, about: 'glucagon that is given until the next decision' },
  ],
  controlled: 'glucose',
  disturbances: [
    { name: 'absorption', unit: '1', rest: 1, least: 0 },
    { name: 'sensitivity', unit: '1', rest: 1, least: 0 },
    { name: 'production', unit: '1', rest: 1, least: 0 },
    { name: 'uptake', unit: 'mg/kg/min', rest: 0, least: 0 },
    { name: 'snack', unit: 'g/min', rest: 0, least: 0 },
  ],
  faults: {
    'compression-low': { operation: 'scale', on: 'glucose', size: 0.6 },
    'warm-up-drift': { operation: 'drift', on: 'glucose', size: 10, unit: 'mg/dL/h' },
    occlusion: { operation: 'body', on: 'absorption', size: 0 },
    'site-failure': { operation: 'body', on: 'absorption', size: 0.4 },
    'missed-bolus': { operation: 'missing', on: 'bolus' },
    'double-bolus': { operation: 'scale', on: 'bolus', size: 2 },
    'carbohydrate-misestimate': { operation: 'scale', on: 'meal', size: 1.5 },
    'unannounced-meal': { operation: 'set', on: 'meal', size: 0 },
    'sensitivity-shift': { operation: 'body', on: 'sensitivity', size: 1.5 },
    alcohol: { operation: 'body', on: 'production', size: 0.5 },
    exercise: { operation: 'body', on: 'uptake', size: 2, unit: 'mg/kg/min' },
  },
  envelope: [20, 600],
  indices: glucoseIndices,
  seconds: ({ scenario }) => scenario.days * perDay * 60,
  files: ({ cohort }) => ('table' in cohort ? [cohort.table, cohort.companion].map(({ file, sha256 }) => ({ path: file, sha256 })) : []),
  targets: () => [{ low: 70, high: 180, label: { key: 'target.glucose' } }],
  patients: glucosePatients,
  lacks: (plan) => (modelOf(plan) === 's2013' ? [] : ['glucagon']),

  open: (patient, plan, { half, periodSeconds, stream }) => {
    const { scenario } = plan
    const model = glucoseModels[modelOf(plan)]
    const body = model.open({ parameters: patient.parameters, step: half ? model.step / 2 : model.step })
    if (patient.state) {
      body.state.set(patient.state)
      body.advance(0)
    }
    const meals = mealsOf(plan, stream('meals'))
    const food = foodOf(meals, scenario.days)
    const begins = beginsOf(meals, scenario.days, ({ grams }) => grams)
    const phase = stream('sensitivity').double() * 2 * Math.PI
    const caused = { absorption: 1, sensitivity: 1, production: 1, uptake: 0, snack: 0 }
    const period = periodSeconds / 60
    const target = Number(patient.view.target)
    return {
      observe: (into) => {
        into[0] = body.outputs[0]
        into[1] = between(begins, body.time, body.time + period)
        into[2] = target
      },
      advance: (seconds, commands) => {
        const minutes = seconds / 60
        const end = body.time + minutes
        const middle = body.time + minutes / 2
        const effort = exerciseAt(plan, middle)
        const { inputs } = body
        inputs[at.insulin] = (commands[0] / 60 + commands[1] / minutes) * caused.absorption
        inputs[at.sensitivity] = swing(scenario.sensitivitySwing, phase, middle) * effort.sensitivity * caused.sensitivity
        inputs[at.production] = effort.production * caused.production
        inputs[at.uptake] = effort.uptake + caused.uptake
        if (inputs.length > at.glucagon) inputs[at.glucagon] = commands[2] / minutes
        while (body.time < end - 1e-9) {
          const minute = Math.floor(body.time + 1e-9) | 0
          let until = (minute + 1) | 0
          while (until < end && food[until] === food[minute]) until += 1
          inputs[at.carbohydrate] = (food[minute] ?? 0) + caused.snack
          body.advance(Math.min(until, end) - body.time)
        }
      },
      disturb: (name, value) => void (caused[name as keyof typeof caused] = value),
      outsideSeconds: () => body.outside.reduce((most, minutes) => Math.max(most, minutes), 0) * 60,
    }
  },

  sensor: (plan, { periodSeconds, stream }) => {
    const sensor = glucoseSensors[plan.sensor].open({ stream: stream('sensor'), worn: perDay })
    const told = beginsOf(mealsOf(plan, stream('meals')), plan.scenario.days, (meal) => meal.told)
    return (from, to, seconds) => {
      const minutes = seconds / 60
      to[0] = sensor.read(minutes, from[0])
      to[1] = between(told, minutes, minutes + periodSeconds / 60)
      to[2] = from[2]
    }
  },
  // All insulin that leaves the pump, basal and bolus, is delivered as a rate; an order below 0 is none, of glucagon too.
  actuator: (plan, { periodSeconds, stream }) => {
    const pump = insulinPumps[plan.pump].open({ stream: stream('pump') })
    const minutes = periodSeconds / 60
    return (from, to) => {
      to[0] = (pump.deliver(from[0], from[1], minutes) * 60) / minutes
      to[1] = 0
      to[2] = Math.max(0, from[2])
    }
  },
  judge: judgeGlucose,
  profile: glucoseProfile,
  figures: glucoseFigures,
}

import type { Stream } from '@vitalbench/kernel/numbers'
import { sampledSensor } from './sampled-sensor.ts'
import type { SensorError } from './sampled-sensor.ts'
import type { SensorModel } from './sensor-model.ts'
import { openSplineBlock } from './spline-block.ts'

// Of the paper: minutes between two errors, how much of an error stays, and the Johnson distribution in mg/dL.
const knotMinutes = 15
const kept = 0.7
const johnson = { xi: -5.47, lambda: 15.9574, gamma: -0.5444, delta: 1.6898 }

// Of simglucose: knots of a block, the last of which opens the next.
const knots = 11
const blockMinutes = (knots - 1) * knotMinutes

/** Error in mg/dL for a normal deviate, by the unbounded Johnson distribution (SU) of Breton and Kovatchev. */
export const johnsonError = (deviate: number): number => {
  const { xi, lambda, gamma, delta } = johnson
  return xi + lambda * Math.sinh((deviate - gamma) / delta)
}

/** Errors every 15 min that carry 0.7 of the one before, joined by a cubic in blocks of 150 min. */
export function bretonKovatchevError(random: Stream): SensorError {
  const block = openSplineBlock(knots)
  let deviate = random.normal()
  block.values[knots - 1] = johnsonError(deviate)
  let [end, noise] = [0, 0]

  const nextBlock = (): void => {
    block.values[0] = block.values[knots - 1]
    for (let k = 1; k < knots; k++) {
      deviate = kept * (deviate + random.normal())
      block.values[k] = johnsonError(deviate)
    }
    block.fit()
  }
  return {
    advance(time) {
      while (time >= end) {
        nextBlock()
        end += blockMinutes
      }
      noise = block.at(knots - 1 - (end - time) / knotMinutes)
    },
    distorted: (glucose) => glucose + noise,
  }
}

const display = {
  name: 'breton-kovatchev',
  title: 'Sensor of Breton and Kovatchev',
  source:
    'Breton, Kovatchev, J Diabetes Sci Technol 2:853 (2008), on the FreeStyle Navigator: lag 5 min, errors every 15 min; cubic between them, ' +
    'and range, as in simglucose (Xie, 2018)',
  warmUp: 0,
  life: Infinity,
  every: 5,
  range: [39, 600],
  resolution: 1,
  lag: 5,
} as const

/** Sensor of the first artificial-pancreas simulator: heavy, skewed and autocorrelated noise that does not depend on glucose. */
export const bretonKovatchevSensor = {
  ...display,
  open: (opening) => sampledSensor(display, opening, bretonKovatchevError(opening.stream)),
} as const satisfies SensorModel

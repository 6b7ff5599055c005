import { openCarry, takenOrder } from '../carry.ts'
import { fail } from '../errors.ts'
import { requireAtLeast } from '../require-at-least.ts'
import type { SyringePump, SyringePumpModel, SyringePumpOpening } from './syringe-pump-model.ts'

/** A pump whose screw pushes a plunger: the first of it takes up the play, a first-order lag in the volume pushed. */
export function screwPump(model: Omit<SyringePumpModel, 'open'>, { stream, concentration }: SyringePumpOpening): SyringePump {
  if (!(concentration > 0 && concentration < Infinity))
    throw fail('DEVICE_RANGE', { what: 'concentration in the syringe', value: concentration, range: '(0, ∞)' })
  const { rateStep, rateMaximum, error, slack } = model
  const share = 1 + error * stream.normal()
  const inSteps = openCarry()
  let play = slack
  return {
    deliver(rate, minutes) {
      requireAtLeast(0, minutes, 'duration in min')
      const hours = minutes / 60
      const pushed = share * inSteps(takenOrder((rate / concentration) * 60, rateMaximum) * hours, rateStep * hours)
      const lost = slack > 0 ? -play * Math.expm1(-pushed / slack) : 0
      play -= lost
      return (pushed - lost) * concentration
    },
  }
}

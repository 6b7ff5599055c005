import { schnider, targetControl } from '@vitalbench/kernel/physiology'
import { controller, inputAt, outputAt, viewed } from './signals.ts'

const [lowest, highest, step] = [1.5, 6, 0.2]
const minutesBetween = 3

/**
 * An anaesthetist with a target-controlled pump (Schnider, effect site): begins at 4 µg/mL, looks at BIS every 3 minutes and moves the
 * target by 0.2 µg/mL if it is more than 10 points off.
 */
export const propofolTci = controller((opening) => {
  const [bisAt, targetAt] = [inputAt(opening, 'bis', '1'), inputAt(opening, 'target', '1')]
  const out = outputAt(opening, 'propofol', 'mg/min')
  const { periodSeconds, outputs: signals } = opening.contract
  const { patient } = opening
  const person = {
    age: viewed(opening, 'age'),
    height: viewed(opening, 'height'),
    weight: viewed(opening, 'weight'),
    sex: patient.sex === 'f' ? ('f' as const) : ('m' as const),
  }
  const pump = targetControl({ drug: schnider.of(person), site: 'effect', seconds: periodSeconds, maximum: signals[out].range?.[1] })
  const every = Math.max(1, Math.round((minutesBetween * 60) / periodSeconds))
  let concentration = 4
  return {
    step: (index, _seconds, inputs, outputs) => {
      const error = inputs[bisAt] - inputs[targetAt]
      if (index > 0 && index % every === 0 && Math.abs(error) > 10)
        concentration = Math.min(highest, Math.max(lowest, concentration + Math.sign(error) * step))
      outputs[out] = pump.next(concentration)
    },
  }
})

import { controller, outputAt, viewed } from './signals.ts'

/** Rates in mg/kg/h from so many minutes on. */
const course = [
  [0, 60],
  [2, 10],
  [10, 8],
  [20, 6],
] as const

/** Manual infusion by weight without looking at BIS: 2 mg/kg in two minutes, then 10, 8 and 6 mg/kg/h (Roberts, Dixon, White et al., Anaesthesia 43 Suppl:14, 1988). */
export const propofolManual = controller((opening) => {
  const out = outputAt(opening, 'propofol', 'mg/min')
  const weight = viewed(opening, 'weight')
  return {
    step: (_index, seconds, _inputs, outputs) => {
      const [, rate] = course.findLast(([minutes]) => minutes * 60 <= seconds) ?? course[0]
      outputs[out] = (rate * weight) / 60
    },
  }
})

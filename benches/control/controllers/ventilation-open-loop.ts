import { controller, inputAt, outputAt } from './signals.ts'

/** The target as the pressure of the ventilator, without a look at the airway: what hose and leak take is lost. */
export const ventilationOpenLoop = controller((opening) => {
  const target = inputAt(opening, 'target', 'cm[H2O]')
  const out = outputAt(opening, 'pressure', 'cm[H2O]')
  return {
    step: (_index, _seconds, inputs, outputs) => {
      outputs[out] = inputs[target]
    },
  }
})

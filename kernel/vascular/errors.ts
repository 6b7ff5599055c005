import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the vascular kernel: values outside their range, loads that the edges cannot resolve, and equilibria that are not found. */
export const fail = defineErrors({
  VASCULAR_RANGE: {
    message: '{what} is {value}, outside {range}',
    cure: 'pass a value inside the range, in the unit named',
  },
  VASCULAR_TOO_FEW_EDGES: {
    message: 'a rod of {edges} edges can turn by {turn} rad from one edge to the next under this load, more than {limit} rad',
    cure: 'give the rod at least {needed} edges (the most is {most}), or load it less',
  },
  VASCULAR_NO_EQUILIBRIUM: {
    message: 'the rod still turns by {turn} rad a step after {iterations} steps towards equilibrium',
    cure: 'check the load, or move it a little: at a buckling load the equilibrium is not unique',
  },
})

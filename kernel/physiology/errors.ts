import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors that any body can raise: values outside their range, and parameters that a model does not have or that are missing. */
export const fail = defineErrors({
  BODY_RANGE: {
    message: '{what} is {value}, outside {range}',
    cure: 'pass a value inside the range, in the unit named',
  },
  BODY_PARAMETER_UNKNOWN: {
    message: 'the model {model} has no parameter {name}',
    cure: 'use the names in the parameters of the model',
  },
  BODY_PARAMETER_MISSING: {
    message: 'parameter {name} of the model {model} is missing, and each patient has an own one',
    cure: 'give a value in the unit that the parameters of the model name',
  },
  BODY_STATE: {
    message: 'state {name} is {value} at time {time}',
    cure: 'check the inputs and parameters of the body, or shorten the step of its solver',
  },
  MEASURE_RANGE: {
    message: '{what} is {value}, outside {range}',
    cure: 'pass a value inside the range, in the unit named',
  },
  MEASURE_SERIES: {
    message: '{what} is {value} at sample {row}',
    cure: 'pass times in ascending order and finite values, one for each time',
  },
})

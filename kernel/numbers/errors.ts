import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the numbers kernel: arguments outside the domain of a function, and problems that have no solution. */
export const fail = defineErrors({
  NUMBERS_DOMAIN: {
    message: '{what} is {value}, outside {range}',
    cure: 'pass a number inside the range',
  },
  NUMBERS_NAN: {
    message: '{what} is NaN at row {row}',
    cure: 'remove the row or repair the value; infinities are ordered, missing values are not',
  },
  NUMBERS_NOT_FINITE: {
    message: '{what} is {value} at row {row}, which has no finite sum',
    cure: 'remove the row or repair the value',
  },
  NUMBERS_TOO_FEW: {
    message: '{what} has {count} values where at least {needed} are needed',
    cure: 'say that the quantity is not estimable, or collect more values',
  },
  NUMBERS_LENGTHS: {
    message: '{what} has {length} values where {expected} are expected',
    cure: 'pass arrays that belong together',
  },
  NUMBERS_SINGULAR: {
    message: 'the matrix is singular at column {column}',
    cure: 'remove columns that repeat, or that are a combination of others',
  },
  NUMBERS_NOT_POSITIVE_DEFINITE: {
    message: 'the matrix is not positive definite at column {column}',
    cure: 'pass a symmetric matrix of full rank, or remove columns that are a combination of others',
  },
  NUMBERS_NO_SIGN_CHANGE: {
    message: 'the function has the same sign at {low} and at {high}',
    cure: 'widen the interval until the function changes its sign inside',
  },
  NUMBERS_NO_CONVERGENCE: {
    message: '{what} did not converge in {iterations} iterations',
    cure: 'check that the function is continuous and the arguments are of ordinary size',
  },
  NUMBERS_STEP_UNDERFLOW: {
    message: 'the solver needs a step below {step} at time {time}',
    cure: 'start anew at jumps of the inputs, keep the solution away from singularities, or loosen the tolerances',
  },
  NUMBERS_TOO_MANY_STEPS: {
    message: 'the solver took {steps} steps and stands at time {time} on the way to {to}',
    cure: 'allow more steps, loosen the tolerances, or use a method for stiff equations',
  },
})

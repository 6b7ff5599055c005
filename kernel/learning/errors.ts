import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the learning kernel. */
export const fail = defineErrors({
  LEARNING_SHAPE: {
    message: 'input column {column} has {found} values where there are {expected} labels',
    cure: 'give every column one value a row',
  },
  LEARNING_NO_INPUTS: { message: 'there are no input columns', cure: 'name at least one column to learn from' },
  LEARNING_LABEL: { message: 'label of row {row} is {value}', cure: 'code the labels as 0 and 1' },
  LEARNING_ONE_CLASS: { message: 'all {n} labels are {value}', cure: 'train on rows of both classes' },
  LEARNING_MISSING: {
    message: 'input column {column} has no finite value in row {row}',
    cure: 'leave the row out, fill the value, or use boosted trees, which learn from missing values',
  },
  LEARNING_OPTION: { message: '{name} is {value}, outside {range}', cure: 'choose a value in the range' },
  LEARNING_NOT_CONVERGED: {
    message: 'the logistic regression has no single finite optimum',
    cure: 'the classes are separable, or a column follows from others: use a penalty l2 above 0',
  },
})

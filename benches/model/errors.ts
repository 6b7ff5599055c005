import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the model bench. */
export const fail = defineErrors({
  MODEL_CODE_UNKNOWN: {
    message: 'value "{value}" of column "{column}" in row {row} has no code in the product contract',
    cure: 'add it to the "encode" table of the column in the product file',
  },
  MODEL_TIME_MISSING: {
    message: 'column "{column}" has no time in row {row}',
    cure: 'give every row a time as a number, or leave the row out',
  },
})

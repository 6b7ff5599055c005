import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the model bench. */
export const fail = defineErrors({
  MODEL_THRESHOLD_UNREACHABLE: {
    message: 'no threshold on the {n} tuning cases fulfils {rule}',
    cure: 'ask for less, or name a tuning split with enough cases of both classes',
  },
  MODEL_COLUMN_MISSING: { message: 'the data has no column "{column}"', cure: 'name a column of the data dictionary' },
  MODEL_CODE_UNKNOWN: {
    message: 'value "{value}" of column "{column}" in row {row} has no code in the product contract',
    cure: 'add it to the "encode" table of the column in the product file',
  },
  MODEL_TIME_MISSING: {
    message: 'column "{column}" has no time in row {row}',
    cure: 'give every row a time as a number, or leave the row out',
  },
  MODEL_NO_TEST_CASES: {
    message: 'the split leaves no test case',
    cure: 'give the test split a part above 0 or a value that occurs in the data',
  },
})

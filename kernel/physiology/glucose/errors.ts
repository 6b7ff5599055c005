import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the glucose models: patients without a basal state, and tables of patients that cannot be read. */
export const fail = defineErrors({
  GLUCOSE_NO_BASAL: {
    message: '{what} is {value}, outside {range}, so that no basal state exists',
    cure: 'change the free parameters: the basal production must exceed the uptake of the brain and pass through plasma and tissue',
  },
  GLUCOSE_TABLE_COLUMN: {
    message: 'the {table} has no column {name}',
    cure: 'pass a table whose first line names its columns; order and blanks around names do not matter',
  },
  GLUCOSE_TABLE_NUMBER: {
    message: '{name} of {patient} is "{value}" in line {line} of the {table}',
    cure: 'write a finite number with a decimal point in every cell of the columns that are read',
  },
  GLUCOSE_TABLE_NAME: {
    message: 'the name "{value}" in line {line} of the {table} is empty, taken twice or unknown',
    cure: 'give each patient one line with an own name, the same in both tables',
  },
  GLUCOSE_RANGE: {
    message: '{what} is {value}, outside {range}',
    cure: 'pass a value inside the range, in the unit named',
  },
  GLUCOSE_NO_PLAUSIBLE_DRAW: {
    message: 'none of {attempts} draws for patient {patient} is plausible',
    cure: 'report the seed: the rules leave almost nobody over',
  },
})

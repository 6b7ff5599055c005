import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of reading the tables of a study. */
export const fail = defineErrors({
  DATA_COLUMN_ABSENT: { message: 'the table has no column "{name}"', cure: 'name a column of the header, in the same case' },
  DATA_HEADER: { message: 'the header of the table is unusable: {why}', cure: 'give each column one name of its own in the first line' },
  DATA_RAGGED: {
    message: 'line {line} has {found} fields where the header has {expected}',
    cure: 'repair the line; a field with a comma or a line break stands in double quotes',
  },
  DATA_QUOTE: { message: 'line {line} has a double quote that {why}', cure: 'write a double quote inside a quoted field twice (RFC 4180)' },
  DATA_NOT_UTF8: { message: 'line {line} is not UTF-8 text', cure: 'save the file in UTF-8' },
  DATA_PARQUET: {
    message: 'the Parquet file cannot be read: {why}',
    cure: 'write it again with flat columns of numbers, text or true/false',
  },
  DATA_DICTIONARY: { message: 'the data dictionary is wrong at {at}: {why}', cure: 'compare it with the dictionary of an example' },
  DATA_SPLIT_UNIT_MISSING: {
    message: 'row {row} has no value in column "{name}", by which the data are split',
    cure: 'split by a column that every row fills',
  },
})

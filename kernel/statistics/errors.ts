import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the statistics kernel: input that no statistic can be computed from. Degenerate data are no error; they give a reason. */
export const fail = defineErrors({
  STATISTICS_LENGTHS: {
    message: '{what} has {length} rows where {expected} are expected',
    cure: 'pass columns of one table: one entry for each case, in the same order',
  },
  STATISTICS_SCORE_NAN: {
    message: '{what} is NaN at row {row}',
    cure: 'remove the row or repair the score; infinite scores are allowed, missing ones are not',
  },
  STATISTICS_LABEL: {
    message: 'label {label} at row {row} is neither 0 nor 1',
    cure: 'code the event as 1 and its absence as 0',
  },
  STATISTICS_PROBABILITY: {
    message: 'probability {value} at row {row} is outside [0, 1]',
    cure: 'pass calibrated probabilities of the event; a score on another scale has no calibration',
  },
  STATISTICS_OFFSETS: {
    message: 'offsets of the patients {what}',
    cure: 'give one more offset than patients: 0 first, the number of hours last, none below the one before',
  },
  STATISTICS_COUNT: {
    message: '{what} is {value}, no count between {low} and {high}',
    cure: 'pass whole numbers of cases',
  },
  STATISTICS_RANGE: {
    message: '{what} is {value}, outside {range}',
    cure: 'pass a value inside the range',
  },
})

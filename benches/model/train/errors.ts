import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of training a model from a recipe. */
export const fail = defineErrors({
  TRAIN_RECIPE: { message: 'the recipe is wrong at {at}: {why}', cure: 'compare it with examples/breast-fna/train.yaml' },
  TRAIN_DIGEST: {
    message: 'file "{file}" has the SHA-256 {found}, not {expected}',
    cure: 'use the file that the recipe means, or write the new digest into the recipe',
  },
  TRAIN_DATA: {
    message: 'the data do not fit their dictionary: {first} ({count} mistakes in all)',
    cure: 'repair the data or the dictionary',
  },
  TRAIN_LABEL_MISSING: {
    message: 'row {row} has no value in the label column "{column}"',
    cure: 'leave the row out of the data or of the split',
  },
  TRAIN_INPUT_TEXT: { message: 'input "{column}" holds text', cure: 'code it as a number, or leave it out of the inputs' },
  TRAIN_NO_ROWS: { message: 'the split has no row for "{part}"', cure: 'give that part of the split a share above 0' },
})

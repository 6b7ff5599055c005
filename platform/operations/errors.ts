import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of asking for an operation. */
export const fail = defineErrors({
  OPERATION_UNKNOWN: { message: 'there is no operation "{name}"', cure: 'name one of those in the list of operations' },
  OPERATION_INPUT_WRONG: {
    message: 'input of {name}: {path}: {reason}',
    cure: 'mend the value; the page of the operation says what it takes',
  },
  OPERATION_NOT_ALLOWED: {
    message: '{name} is for {roles}, not for {role}',
    cure: 'sign in as one of them, or ask the centre for the role',
  },
  OPERATION_NOT_YOURS: { message: '{what} belongs to somebody else', cure: 'ask its owner, or somebody who manages the centre' },
  OPERATION_NOT_FOUND: { message: 'there is no {what} "{id}"', cure: 'look it up in its list; it may have been removed' },
  OPERATION_TOO_OFTEN: { message: '{name} was asked more than {limit} times in a minute', cure: 'wait {seconds} s' },
})

import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of messages and of what is printed in a language. */
export const fail = defineErrors({
  MESSAGE_SYNTAX: { message: 'message "{message}": {reason} at {at}', cure: 'mend it in its catalogue' },
  MESSAGE_VALUE: { message: 'message "{message}" is not given {name}', cure: 'give it all the values that it names' },
  LANGUAGE_DAY: { message: '"{day}" is no day', cure: 'write it as 2027-03-01' },
  LANGUAGE_MONEY: { message: '{amount} {currency} cannot be printed', cure: 'give whole minor units and an ISO 4217 code' },
})

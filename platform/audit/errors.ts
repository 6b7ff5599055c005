import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the log. */
export const fail = defineErrors({
  AUDIT_DAMAGED: {
    message: 'the log is damaged: {what} {problem}',
    cure: 'restore the database from a backup; whoever holds an earlier checkpoint can tell what was changed since',
  },
  AUDIT_RANGE: { message: '{what} {value} is outside the log of {size} entries', cure: 'ask for an entry or a size that the log has' },
})

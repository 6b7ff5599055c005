import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the queue of jobs. */
export const fail = defineErrors({
  JOB_QUEUE_UNKNOWN: { message: 'there is no queue "{queue}"', cure: 'name it among the queues that the jobs are opened with' },
})

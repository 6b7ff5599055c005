import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of running a study. */
export const fail = defineErrors({
  BENCH_MODULE_WRONG: {
    message: 'module {module} exports no bench "{name}" {version}',
    cure: 'export it from there as "bench", and set its module to import.meta.url',
  },
  CASE_ID_TWICE: { message: 'case {index} has the id "{id}" of an earlier case', cure: 'give every case of the bench an id of its own' },
  DATA_CHANGED: {
    message: 'file "{file}" has changed: the plan locks {expected}, it is {actual}',
    cure: 'bring the locked file back, or lock a new plan',
  },
  DATA_NOT_PERMITTED: { message: 'file "{file}" is not among the data of the plan', cure: 'name it in the plan, with its digest' },
  JOURNAL_CASE_DIFFERS: {
    message: 'case {index} is "{id}", but the journal has "{other}" there',
    cure: 'remove the work folder; the cases of the bench are not in a stable order',
  },
  JOURNAL_OTHER_PLAN: {
    message: 'the journal in {folder} belongs to plan {other}, not to {plan}',
    cure: 'choose another work folder, or remove this one',
  },
  JOURNAL_UNREADABLE: { message: 'the journal in {folder} has a damaged first line', cure: 'remove the work folder and run again' },
  PRODUCT_DRY_RUN_FAILED: {
    message: 'the product answered none of the first {count} cases: {reasons}',
    cure: 'mend the product or its contract; no case has been counted',
  },
  RUN_IN_PROGRESS: {
    message: 'process {pid} on {host} is running in {folder}',
    cure: 'wait for it, or remove {lock} if there is no such process',
  },
  RUN_STOPPED: { message: 'the run was stopped after {done} cases', cure: 'run it again to go on from there' },
  WORKER_FAILED: { message: 'a worker could not start: {reason}', cure: 'mend the bench or the product that it loads' },
})

/** Jobs in the database, which any worker on any machine may take. */
export type { Jobs, PutOptions, QueueWork, Work } from './jobs.ts'
export { openJobs } from './open-jobs.ts'
export type { JobsOptions } from './open-jobs.ts'
export { joinWork } from './join-work.ts'

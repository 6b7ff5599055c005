import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the file store. */
export const fail = defineErrors({
  FILE_NOT_FOUND: {
    message: 'there is no file with SHA-256 {sha256}',
    cure: 'send it again; it may have been removed with what it belonged to',
  },
  FILE_DAMAGED: { message: 'the file with SHA-256 {sha256} has other bytes than it was kept with', cure: 'restore it from a backup' },
})

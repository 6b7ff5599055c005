import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the database. */
export const fail = defineErrors({
  DATABASE_IN_USE: {
    message: 'process {pid} has the database in {folder} open',
    cure: 'stop it first, or use a PostgreSQL server, which many processes share',
  },
  DATABASE_UNREACHABLE: { message: 'the database at {address} does not answer: {reason}', cure: 'start it, or mend the connection string' },
  DATABASE_TOO_OLD: { message: 'the server is PostgreSQL {version}', cure: 'use PostgreSQL 15 or later' },
  DATABASE_NEWER: {
    message: 'the database has migration {number}, which this version does not know',
    cure: 'start the version that made it, or a later one',
  },
  MIGRATION_CHANGED: { message: 'migration {file} has changed since it was applied', cure: 'bring it back, and write a new one' },
  MIGRATION_TWICE: { message: 'number {number} is that of {first} and of {second}', cure: 'give every migration a number of its own' },
})

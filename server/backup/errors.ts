import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of backup and restore. */
export const fail = defineErrors({
  BACKUP_FILE: { message: 'no file is named', cure: 'name the file of the backup: node server/main.ts backup centre.tar' },
  BACKUP_EXISTS: { message: '{file} is there already', cure: 'name another file; a backup overwrites nothing' },
  BACKUP_SERVER: {
    message: 'the database is on a server',
    cure: 'back it up there with pg_dump; files and keys of the centre lie in its database and in --folder',
  },
  BACKUP_UNREADABLE: { message: '{file} is no backup of a centre: {reason}', cure: 'name a file that "backup" has written' },
  BACKUP_OCCUPIED: { message: '{folder} holds a centre already', cure: 'name an empty folder with --folder' },
})

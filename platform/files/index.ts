/** Files by the digest of their bytes: in a folder beside an embedded database, in the database itself where many machines work. */
export type { FileStore } from './file-store.ts'
export { folderFiles } from './folder-files.ts'
export { databaseFiles } from './database-files.ts'

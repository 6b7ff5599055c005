/** Where everything is kept: one dialect, embedded or on a server, with the same migrations. */
export { openDatabase } from './open-database.ts'
export { openEmbedded } from './open-embedded.ts'
export type { EmbeddedOptions } from './open-embedded.ts'
export { openServer } from './open-server.ts'
export type { Database, Engine, Sql } from './database.ts'
export { migrate } from './migrate.ts'

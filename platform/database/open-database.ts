import type { Database } from './database.ts'
import { openEmbedded } from './open-embedded.ts'
import { openServer } from './open-server.ts'

/** Opens `postgres://…` on its server, and any other text as the folder of an embedded database. */
export const openDatabase = (where: string): Promise<Database> =>
  /^postgres(ql)?:\/\//.test(where) ? openServer(where) : openEmbedded({ folder: where })

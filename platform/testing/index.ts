/** Real databases for tests: an embedded one, and a server where the machine has PostgreSQL. */
export { databases } from './databases.ts'
export type { TestDatabase } from './databases.ts'
export { newPostgres, noPostgres } from './postgres.ts'
export { testHouse } from './test-house.ts'
export type { TestHouse, WaitingJob } from './test-house.ts'

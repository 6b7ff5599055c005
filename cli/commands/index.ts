/** The commands in the order of the story: init, validate, run, verify, replay, search, train, selfcheck, benches, centre, log, worker. */
export { commands } from './commands.ts'

/** The commands in the order of the story: init, validate, run, verify, replay, search, train, selfcheck, benches. */
export { commands } from './commands.ts'

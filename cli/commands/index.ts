/** The commands in the order of the story: init, validate, run, verify, replay, train, selfcheck, benches. */
export { commands } from './commands.ts'

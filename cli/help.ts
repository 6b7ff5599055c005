import type { Command, OptionText } from './command.ts'

/** The list of commands. */
export const help = (commands: readonly Command[]): string =>
  [
    'vitalbench — the open testbed for digital health',
    '',
    'Usage: vitalbench <command> [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`),
    '',
    'Every command takes --json and --help.',
    'Exit code: 0 all acceptance criteria pass, 1 one fails, 2 inconclusive, 3 error.',
  ].join('\n')

const optionLine = ([name, { short, value, about }]: readonly [string, OptionText]): string =>
  `  ${`${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`.padEnd(26)} ${about}`

/** The help of one command. */
export const helpOf = (command: Command, common: Readonly<Record<string, OptionText>>): string =>
  [
    `vitalbench ${command.name} — ${command.summary}`,
    '',
    `Usage: ${command.usage}`,
    '',
    'Options:',
    ...Object.entries({ ...command.options, ...common }).map(optionLine),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
  ].join('\n')

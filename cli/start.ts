import { parseArgs } from 'node:util'
import { didYouMean } from '@vitalbench/bench/study'
import { VitalbenchError } from '@vitalbench/kernel/errors'
import type { Command } from './command.ts'
import { exitCodes } from './command.ts'
import { commands } from './commands/index.ts'
import { fail } from './errors.ts'
import { help, helpOf } from './help.ts'
import { harmless, terminal } from './output.ts'

const common = {
  json: { type: 'boolean', about: 'print the result as JSON' },
  help: { type: 'boolean', short: 'h', about: 'show this help' },
} as const

const isUsage = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

/** What the system refuses with a path in its words: a folder that is not writable, a file that is not there, a full disk. */
const isSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error &&
  'syscall' in error &&
  'path' in error &&
  /^(EACCES|EPERM|ENOENT|ENOTDIR|EISDIR|EROFS|ENOSPC)$/.test(String(Reflect.get(error, 'code')))

/** Whatever was thrown as an error of the catalogue; a mistake of ours keeps its stack, so that it can be reported. */
function explained(error: unknown): VitalbenchError {
  if (error instanceof VitalbenchError) return error
  if (isUsage(error)) return fail('CLI_USAGE', { why: error.message, command: process.argv[2] })
  if (isSystem(error)) return fail('CLI_SYSTEM', { why: error.message })
  return fail('CLI_UNEXPECTED', { what: error instanceof Error ? (error.stack ?? error.message) : error })
}

/** The mistakes of a study file, where these are why nothing was run. */
const mistakesOf = (error: unknown): object => (error instanceof VitalbenchError && 'mistakes' in error ? { mistakes: error.mistakes } : {})

function report(error: unknown): void {
  const { code, message, cure } = explained(error)
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ error: { code, message, cure, ...mistakesOf(error) } }, null, 2)}\n`)
  else process.stderr.write(harmless(`error ${code}: ${message}\n  → ${cure}\n`))
}

async function call(command: Command, rest: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...rest], options: { ...command.options, ...common }, allowPositionals: true })
  const output = terminal({ json: values.json === true })
  if (values.help) {
    output.line(helpOf(command, common))
    return exitCodes.pass
  }
  return command.run({ args: positionals, options: values, output })
}

async function dispatch([name, ...rest]: readonly string[]): Promise<number> {
  const command = commands.find((each) => each.name === name)
  if (command) return call(command, rest)
  if (name === undefined || name === 'help' || name.startsWith('-')) {
    process.stdout.write(`${help(commands)}\n`)
    return exitCodes.pass
  }
  throw fail('CLI_COMMAND_UNKNOWN', {
    name,
    cure: didYouMean(
      name,
      commands.map((each) => each.name),
    ),
  })
}

/** Runs one command line and sets the exit code of the process; whatever goes wrong is said with its cure. */
export async function start(words: readonly string[]): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe; that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  try {
    process.exitCode = await dispatch(words)
  } catch (error) {
    report(error)
    process.exitCode = exitCodes.error
  }
}

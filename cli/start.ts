import { parseArgs } from 'node:util'
import { VitalbenchError } from '@vitalbench/kernel/errors'
import type { Command } from './command.ts'
import { exitCodes } from './command.ts'
import { commands } from './commands/index.ts'
import { help, helpOf } from './help.ts'
import { terminal } from './output.ts'

const common = {
  json: { type: 'boolean', about: 'print the result as JSON' },
  help: { type: 'boolean', short: 'h', about: 'show this help' },
} as const

const isUsage = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

/** Code, message and cure of whatever was thrown; a mistake of ours keeps its stack, so that it can be reported. */
function explained(error: unknown): { readonly code: string; readonly message: string; readonly cure: string } {
  if (error instanceof VitalbenchError) return error
  if (isUsage(error)) return { code: 'CLI_USAGE', message: error.message, cure: `see vitalbench ${process.argv[2]} --help` }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { code: 'UNEXPECTED', message, cure: 'this is a mistake of ours; please report it with the lines above' }
}

/** The mistakes of a study file, where these are why nothing was run. */
const mistakesOf = (error: unknown): object => (error instanceof VitalbenchError && 'mistakes' in error ? { mistakes: error.mistakes } : {})

function report(error: unknown): void {
  const { code, message, cure } = explained(error)
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ error: { code, message, cure, ...mistakesOf(error) } }, null, 2)}\n`)
  else process.stderr.write(`error ${code}: ${message}\n  → ${cure}\n`)
}

async function call(command: Command, rest: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...rest], options: { ...command.options, ...common }, allowPositionals: true })
  const output = terminal({ json: values.json === true })
  if (values.help) {
    output.line(helpOf(command, common))
    return exitCodes.pass
  }
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort(new Error(name)))
  return command.run({ args: positionals, options: values, output, signal: stop.signal })
}

async function dispatch([name, ...rest]: readonly string[]): Promise<number> {
  const command = commands.find((each) => each.name === name)
  if (command) return call(command, rest)
  if (name === undefined || name === 'help' || name.startsWith('-')) {
    process.stdout.write(`${help(commands)}\n`)
    return exitCodes.pass
  }
  process.stderr.write(`error: there is no command "${name}"\n\n${help(commands)}\n`)
  return exitCodes.error
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

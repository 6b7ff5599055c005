#!/usr/bin/env node
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

function explain(error: unknown, json: boolean): void {
  const known = error instanceof VitalbenchError
  const message = error instanceof Error ? error.message : String(error)
  if (json)
    process.stdout.write(
      `${JSON.stringify({ error: { code: known ? error.code : 'UNEXPECTED', message, cure: known ? error.cure : null } }, null, 2)}\n`,
    )
  else
    process.stderr.write(
      known
        ? `error ${error.code}: ${message}\n  → ${error.cure}\n`
        : `error: ${error instanceof Error ? (error.stack ?? message) : message}\n`,
    )
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

async function main([name, ...rest]: readonly string[]): Promise<number> {
  const command = commands.find((each) => each.name === name)
  if (command) return call(command, rest)
  if (name === undefined || name === 'help' || name.startsWith('-')) {
    process.stdout.write(`${help(commands)}\n`)
    return exitCodes.pass
  }
  process.stderr.write(`error: there is no command "${name}"\n\n${help(commands)}\n`)
  return exitCodes.error
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  explain(error, process.argv.includes('--json'))
  process.exitCode = exitCodes.error
}

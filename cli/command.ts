import type { ParseArgsConfig } from 'node:util'
import type { Output } from './output.ts'

/** A command of the terminal: what it takes, what it says of itself, what it does. `run` resolves to the exit code. */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly usage: string
  readonly options: NonNullable<ParseArgsConfig['options']> & Readonly<Record<string, OptionText>>
  readonly examples: readonly string[]
  readonly run: (call: Call) => Promise<number>
}

/** One option: its type for `node:util` parseArgs, and its line in the help. */
export interface OptionText {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  readonly multiple?: boolean
  readonly value?: string
  readonly about: string
}

/** A call of a command: positional arguments, options, and where it writes. */
export interface Call {
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  readonly output: Output
}

/** Exit codes: 0 all criteria pass, 1 one fails, 2 inconclusive, 3 error. */
export const exitCodes = { pass: 0, fail: 1, inconclusive: 2, error: 3 } as const

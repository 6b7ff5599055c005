import { isCancel, select, text } from '@clack/prompts'
import { fail } from './errors.ts'

/** A question with its default and, where there are only a few answers, its choices. */
export interface Question {
  readonly question: string
  readonly otherwise?: string
  readonly choices?: readonly string[]
}

/** Asks only what the options do not say; without a terminal, or with `--yes`, defaults are taken and a question without one is an error. */
export const asker =
  (options: Readonly<Record<string, unknown>>) =>
  async (option: string, { question, otherwise, choices }: Question): Promise<string> => {
    const said = options[option]
    if (typeof said === 'string') return said
    const mayAsk = process.stdin.isTTY === true && options.yes !== true && options.json !== true
    if (!mayAsk) {
      if (otherwise === undefined) throw fail('CLI_OPTION_MISSING', { option })
      return otherwise
    }
    const answer =
      choices && choices.length <= 40
        ? await select({ message: question, options: choices.map((value) => ({ value, label: value })), initialValue: otherwise })
        : await text({ message: question, defaultValue: otherwise, placeholder: otherwise })
    if (isCancel(answer)) throw fail('CLI_CANCELLED')
    return answer
  }

import { answerOf, centreAddress, describe } from '../centre-request.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../command.ts'

/** Asks an operation of a centre, as whoever the key belongs to. */
export const centre: Command = {
  name: 'centre',
  summary: 'ask a centre: every operation that it has, by its name',
  usage: 'vitalbench centre [operation] [name=value …] [--at https://…]',
  options: {
    at: { type: 'string', value: 'address', about: 'address of the centre (default: http://localhost:4000, or VITALBENCH_CENTRE)' },
  },
  examples: ['vitalbench centre', 'vitalbench centre labs.sites', 'vitalbench centre runs.list active=true --json'],
  async run({ args: [name, ...pairs], options, output }) {
    const address = centreAddress(options.at)
    const operations = await describe(address)
    if (name === undefined) {
      for (const { name: each, summary } of operations) output.line(`${output.colour('bold', each.padEnd(26))} ${summary}`)
      output.result(operations)
      return exitCodes.pass
    }
    const answer = await answerOf(address, { name, pairs, operations })
    if (!output.json) output.line(JSON.stringify(answer, null, 2))
    output.result(answer)
    return exitCodes.pass
  },
}

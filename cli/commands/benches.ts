import { ownBenches } from '../benches.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../command.ts'

/** Lists the benches with their endpoints: what a study may ask for. */
export const benches: Command = {
  name: 'benches',
  summary: 'list the benches and the endpoints a criterion may name',
  usage: 'vitalbench benches',
  options: {},
  examples: ['vitalbench benches', 'vitalbench benches --json'],
  async run({ output }) {
    for (const bench of ownBenches) {
      output.line(`${output.colour('bold', bench.name)} ${bench.version} — ${bench.title}`)
      for (const { name, unit, better, description } of bench.endpoints)
        output.line(
          `  ${name.padEnd(30)} ${unit.padEnd(8)} ${(better === 'target' ? 'a target value' : `${better} is better`).padEnd(16)} ${description}`,
        )
    }
    output.result(ownBenches.map(({ name, version, title, endpoints }) => ({ name, version, title, endpoints })))
    return exitCodes.pass
  },
}

import { learningOracles } from '@vitalbench/kernel/learning'
import { numbersOracles } from '@vitalbench/kernel/numbers'
import { runOracle } from '@vitalbench/kernel/oracle'
import { physiologyOracles } from '@vitalbench/kernel/physiology'
import { sealOracles } from '@vitalbench/kernel/seal'
import { statisticsOracles } from '@vitalbench/kernel/statistics'
import { vascularOracles } from '@vitalbench/kernel/vascular'
import type { Command } from '../command.ts'
import { exitCodes } from '../command.ts'

const oracles = {
  numbers: numbersOracles,
  statistics: statisticsOracles,
  seal: sealOracles,
  learning: learningOracles,
  physiology: physiologyOracles,
  vascular: vascularOracles,
}

/** Runs every oracle: numbers of independent sources that the kernels must reproduce. */
export const selfcheck: Command = {
  name: 'selfcheck',
  summary: 'reproduce the published numbers that every kernel stands on',
  usage: 'vitalbench selfcheck [--details]',
  options: { details: { type: 'boolean', about: 'show every number with its expected value and error' } },
  examples: ['vitalbench selfcheck', 'vitalbench selfcheck --details', 'vitalbench selfcheck --json'],
  async run({ options, output }) {
    const results = Object.entries(oracles).flatMap(([kernel, list]) => list.map((oracle) => ({ kernel, ...runOracle(oracle) })))
    for (const { kernel, id, holds, comparisons, source } of results) {
      const largest = Math.max(...comparisons.map(({ error }) => error))
      const mark = holds ? output.colour('green', 'holds') : output.colour('red', 'FAILS')
      output.line(
        `${mark}  ${kernel.padEnd(11)} ${id.padEnd(36)} ${String(comparisons.length).padStart(3)} numbers, largest error ${largest.toExponential(1)}`,
      )
      if (!holds || options.details) {
        output.line(output.colour('dim', `       ${source}`))
        for (const { quantity, expected, observed, error, tolerance } of comparisons)
          output.line(
            `       ${quantity}: expected ${expected}, observed ${observed}, error ${error.toExponential(1)} (tolerance ${tolerance})`,
          )
      }
    }
    const failed = results.filter(({ holds }) => !holds).length
    output.line(`${results.length - failed} of ${results.length} oracles hold`)
    output.result({ oracles: results, failed })
    return failed === 0 ? exitCodes.pass : exitCodes.fail
  },
}

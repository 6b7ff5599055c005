import { planDigest } from '@vitalbench/bench/study'
import { benchesWith } from '../benches.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../command.ts'
import { onlyArgument } from '../arguments.ts'
import { lockStudyFile } from '../study-file.ts'

const usage = 'vitalbench validate <study.yaml> [--bench module.ts]'

/** Checks a study file without running it: every mistake at once, with its line and its cure. */
export const validate: Command = {
  name: 'validate',
  summary: 'find every mistake in a study file, without running it',
  usage,
  options: { bench: { type: 'string', value: 'module.ts', about: 'a bench of your own, exported as "bench"' } },
  examples: ['vitalbench validate examples/breast-fna/study.yaml'],
  async run({ args, options, output }) {
    const file = onlyArgument(args, { what: 'study file', usage })
    const { plan } = await lockStudyFile(file, await benchesWith(options.bench as string | undefined), output)
    const digest = planDigest(plan)
    output.line(`${file} is valid; its plan locks to ${digest}`)
    output.result({ valid: true, study: plan.study, planDigest: digest })
    return exitCodes.pass
  },
}

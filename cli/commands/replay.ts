import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { firstWithoutRecord, foreignProducts, runStudy } from '@vitalbench/bench'
import { compareOutcomes, defaultKeyPath, readEvidence, verifyEvidence } from '@vitalbench/evidence'
import { countOption, onlyArgument } from '../arguments.ts'
import { benchesWith } from '../benches.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../command.ts'
import { fail } from '../errors.ts'
import { oneLine } from '../output.ts'
import { showProgress } from '../progress.ts'
import { stoppable } from '../stoppable.ts'

const usage = 'vitalbench replay <evidence folder> [--folder study-folder] [--recorded]'

/** Runs the cases of verified evidence again, with the product or from its records, and compares outcome by outcome. Exit code 0 if all are equal, 1 if one differs. */
export const replay: Command = {
  name: 'replay',
  summary: 'run the cases of some evidence again and compare, outcome by outcome',
  usage,
  options: {
    folder: { type: 'string', value: 'folder', about: 'where data and product are (default: where the study file was)' },
    recorded: { type: 'boolean', about: 'play the recorded sessions of the product again, without the product' },
    workers: { type: 'string', value: 'n', about: 'worker threads (default: one a processor)' },
    bench: { type: 'string', value: 'module.ts', about: 'a bench of your own, exported as "bench"' },
  },
  examples: [
    'vitalbench replay evidence/breast-fna-…',
    'vitalbench replay evidence/breast-fna-… --folder examples/breast-fna',
    'vitalbench replay evidence/python-controller-… --recorded',
  ],
  async run({ args, options, output }) {
    const evidence = resolve(onlyArgument(args, { what: 'evidence folder', usage }))
    const benches = await benchesWith(options.bench as string | undefined)
    const verified = await verifyEvidence(evidence, { benches })
    if (!verified.ok) throw fail('CLI_EVIDENCE_DAMAGED', { folder: evidence, problem: verified.problems[0]?.message })
    const { plan, outcomes, circumstances } = await readEvidence(evidence)
    const bench = benches.find(({ name }) => name === plan.bench.name)
    if (!bench) throw fail('CLI_BENCH_UNKNOWN', { bench: plan.bench.name })
    const recorded = options.recorded === true ? outcomes : undefined
    const lost = recorded ? firstWithoutRecord(recorded, { bench, plan }) : null
    if (lost) throw fail('CLI_NOT_RECORDED', { folder: evidence, ...lost })
    const folder = resolve((options.folder as string | undefined) ?? join(evidence, circumstances.folder))
    const work = await mkdtemp(join(tmpdir(), 'vitalbench-replay-'))
    try {
      const workers = countOption('workers', options.workers, availableParallelism())
      const again = await stoppable((signal) =>
        runStudy({
          plan,
          bench,
          folder,
          work,
          workers,
          signal,
          recorded,
          hide: [evidence, defaultKeyPath()],
          onProgress: showProgress(output),
        }),
      )
      const compared = compareOutcomes(outcomes, again.outcomes)
      output.progress('')
      for (const { case: id, field, first, second } of compared.differences)
        output.line(`case ${id}, ${field}: ${JSON.stringify(first)} in the evidence, ${JSON.stringify(second)} now`)
      if (recorded) for (const { name } of foreignProducts(plan)) output.line(`${oneLine(name)} was played from its records.`)
      const { same, cases, differing, largest } = compared
      output.line(
        same
          ? `All ${cases} outcomes are equal, bit for bit.`
          : `${differing} of ${cases} outcomes differ${largest > 0 ? `, numbers by at most ${largest}` : ''}.`,
      )
      output.result(compared)
      return same ? exitCodes.pass : exitCodes.fail
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  },
}

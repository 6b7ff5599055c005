import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { tolerances } from '@vitalbench/bench'
import type { Bench } from '@vitalbench/bench'
import { searchFile } from '@vitalbench/evidence'
import { countOption, onlyArgument } from '../arguments.ts'
import { benchesWith } from '../benches.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../command.ts'
import { fail } from '../errors.ts'
import { searchFolder, searchStudy } from '../search-study.ts'
import { searchText } from '../search-text.ts'
import type { LockedStudy } from '../study-file.ts'
import { lockStudyFile } from '../study-file.ts'

const usage = 'vitalbench search <study.yaml> --criterion id [--condition name] [options]'

function requiredOption(option: string, value: unknown): string {
  if (typeof value !== 'string') throw fail('CLI_OPTION_MISSING', { option })
  return value
}

function shareOption(option: string, value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise
  const [share, [least, greatest]] = [Number(value), tolerances]
  if (!(share >= least && share <= greatest)) throw fail('CLI_NOT_A_SHARE', { option, value, least, greatest })
  return share
}

/** The condition that is asked for, or else the one that the criterion is about. */
function conditionOf(value: unknown, criterion: string, { plan, bench }: Pick<LockedStudy, 'plan'> & { readonly bench: Bench }): string {
  if (!bench.faultsIn) throw fail('CLI_NO_SEARCH', { bench: bench.name })
  const asked = plan.criteria.find(({ id }) => id === criterion)
  if (!asked) throw fail('CLI_CRITERION_UNKNOWN', { criterion, criteria: plan.criteria.map(({ id }) => id).join(', ') })
  return requiredOption('condition', value ?? (bench.faultsIn(plan.plan, asked.group).length > 0 ? asked.group : undefined))
}

/** Searches the smallest set of faults and the smallest dose at which a criterion no longer holds. Exit code 0 if it holds, 1 if it breaks. */
export const search: Command = {
  name: 'search',
  summary: 'find the mildest faults at which a criterion no longer holds',
  usage,
  options: {
    criterion: { type: 'string', value: 'id', about: 'criterion of the study' },
    condition: {
      type: 'string',
      value: 'name',
      about: 'condition of the plan whose faults are searched (default: the one that the criterion is about)',
    },
    tolerance: { type: 'string', value: 'share', about: 'width of the bracket as a share of the planned dose (default: 0.02)' },
    out: { type: 'string', value: 'folder', about: 'where the folder of the search is made (default: evidence)' },
    workers: { type: 'string', value: 'n', about: 'worker threads (default: one a processor); the result does not depend on it' },
    bench: { type: 'string', value: 'module.ts', about: 'a bench of your own, exported as "bench"' },
  },
  examples: ['vitalbench search examples/propofol-tci/study.yaml --criterion in-band --condition line-disconnected'],
  async run({ args, options, output }) {
    const file = onlyArgument(args, { what: 'study file', usage })
    const benches = await benchesWith(options.bench as string | undefined)
    const criterion = requiredOption('criterion', options.criterion)
    const tolerance = shareOption('tolerance', options.tolerance, 0.02)
    const workers = countOption('workers', options.workers, availableParallelism())
    const study = await lockStudyFile(file, benches, output)
    const bench = benches.find(({ name }) => name === study.plan.bench.name)
    if (!bench) throw fail('CLI_BENCH_UNKNOWN', { bench: study.plan.bench.name })
    const task = { criterion, condition: conditionOf(options.condition, criterion, { plan: study.plan, bench }), tolerance }
    const out = searchFolder(resolve((options.out as string | undefined) ?? 'evidence'), study, task)
    const record = await searchStudy(study, bench, { task, options: { out, workers, languages: ['en'], pdf: false, output } })
    const [title, ...found] = searchText(record)
    output.line(`\n${output.colour('bold', title)}`)
    for (const line of found) output.line(line)
    output.line(`\nsearch    ${join(out, searchFile)}`)
    output.result({ folder: out, ...record })
    return record.found === 'unbroken' ? exitCodes.pass : exitCodes.fail
  },
}

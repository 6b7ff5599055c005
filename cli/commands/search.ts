import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { searchFile } from '@vitalbench/evidence'
import type { BracketEnd, SearchRecord } from '@vitalbench/evidence'
import { countOption, onlyArgument } from '../arguments.ts'
import { benchesWith } from '../benches.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../command.ts'
import { fail } from '../errors.ts'
import type { Output } from '../output.ts'
import { searchFolder, searchStudy } from '../search-study.ts'
import { lockStudyFile } from '../study-file.ts'

const usage = 'vitalbench search <study.yaml> --criterion id --condition name [options]'

function requiredOption(option: string, value: unknown): string {
  if (typeof value !== 'string') throw fail('CLI_OPTION_MISSING', { option })
  return value
}

function shareOption(option: string, value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise
  const share = Number(value)
  if (!(share > 0 && share <= 0.5)) throw fail('CLI_NOT_A_SHARE', { option, value })
  return share
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`

function showEnd(title: string, { share, faults, verdict, folder, evidenceDigest }: BracketEnd, output: Output): void {
  output.line(`${title} at ${percent(share)} of the planned dose (${verdict}): ${faults.length === 0 ? 'no fault' : faults.join('; ')}`)
  output.line(output.colour('dim', `  evidence ${evidenceDigest} in ${folder}`))
}

function show({ study, criterion, condition, found, holds, breaks, monotone, needed, faults }: SearchRecord, output: Output): void {
  const what = `Criterion "${criterion.id}" of ${study}: ${criterion.text}`
  output.line(`\n${output.colour('bold', what)}`)
  if (found === 'broken-without') output.line('It does not hold even without faults: there is no mildest failure to search.')
  if (found === 'unbroken') output.line(`It holds under all ${faults.length} faults of "${condition}" at their planned dose.`)
  if (!holds || !breaks || !needed) return
  output.line(`${needed.length} of the ${faults.length} faults of "${condition}" are needed.`)
  showEnd('It holds', holds, output)
  showEnd('It no longer holds', breaks, output)
  if (monotone === false) output.line('Not monotone: a greater dose than this one was tried at which it holds again.')
}

/** Searches the smallest set of faults and the smallest dose at which a criterion no longer holds. Exit code 0 if it holds, 1 if it breaks. */
export const search: Command = {
  name: 'search',
  summary: 'find the mildest faults at which a criterion no longer holds',
  usage,
  options: {
    criterion: { type: 'string', value: 'id', about: 'criterion of the study' },
    condition: { type: 'string', value: 'name', about: 'condition of the plan whose faults are searched' },
    tolerance: { type: 'string', value: 'share', about: 'width of the bracket as a share of the planned dose (default: 0.02)' },
    out: { type: 'string', value: 'folder', about: 'where the folder of the search is made (default: evidence)' },
    workers: { type: 'string', value: 'n', about: 'worker threads (default: one a processor); the result does not depend on it' },
    bench: { type: 'string', value: 'module.ts', about: 'a bench of your own, exported as "bench"' },
  },
  examples: ['vitalbench search examples/propofol-tci/study.yaml --criterion in-band --condition line-disconnected'],
  async run({ args, options, output }) {
    const file = onlyArgument(args, { what: 'study file', usage })
    const benches = await benchesWith(options.bench as string | undefined)
    const study = await lockStudyFile(file, benches, output)
    const bench = benches.find(({ name }) => name === study.plan.bench.name)
    if (!bench) throw fail('CLI_BENCH_UNKNOWN', { bench: study.plan.bench.name })
    const task = {
      criterion: requiredOption('criterion', options.criterion),
      condition: requiredOption('condition', options.condition),
      tolerance: shareOption('tolerance', options.tolerance, 0.02),
    }
    const workers = countOption('workers', options.workers, availableParallelism())
    const out = searchFolder(resolve((options.out as string | undefined) ?? 'evidence'), study, task)
    const record = await searchStudy(study, bench, { task, options: { out, workers, languages: ['en'], pdf: false, output } })
    show(record, output)
    output.line(`\nsearch    ${join(out, searchFile)}`)
    output.result({ folder: out, ...record })
    return record.found === 'unbroken' ? exitCodes.pass : exitCodes.fail
  },
}

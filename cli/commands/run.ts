import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { planDigest } from '@vitalbench/bench/study'
import { defaultKeyPath, loadOrCreateKey, readEvidence, verifyEvidence } from '@vitalbench/evidence'
import { countOption, languagesOption, onlyArgument } from '../arguments.ts'
import { benchesWith } from '../benches.ts'
import type { Command } from '../command.ts'
import { fail } from '../errors.ts'
import { evidenceFolder, runToEvidence } from '../run-study.ts'
import { lockStudyFile } from '../study-file.ts'
import { showVerdict } from '../verdict.ts'

const usage = 'vitalbench run <study.yaml> [options]'

/** Languages of the reports in an evidence folder, as the pages themselves say. */
const reportLanguages = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => /<html lang="(\w+)"/.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? [])

/** Makes a folder anew; the one that was there goes only when the new one is there, and comes back if it is not made. */
async function replacing(folder: string, make: () => Promise<unknown>): Promise<void> {
  const before = `${folder}.before`
  if (existsSync(folder)) await rename(folder, before)
  try {
    await make()
    await rm(before, { recursive: true, force: true })
  } catch (error) {
    if (existsSync(before) && !existsSync(folder)) await rename(before, folder)
    throw error
  }
}

/** Runs a study: plan locked, cases, outcomes, findings, signed evidence. A plan that has been run already is verified and shown. */
export const run: Command = {
  name: 'run',
  summary: 'run a study and leave signed evidence',
  usage,
  options: {
    out: { type: 'string', value: 'folder', about: 'where the evidence folder is made (default: evidence)' },
    workers: { type: 'string', value: 'n', about: 'worker threads (default: one a processor); the result does not depend on it' },
    language: { type: 'string', value: 'en,de,…', about: 'languages of the report: en, de, da, sv, ko; the first is report.html' },
    'no-pdf': { type: 'boolean', about: 'leave out report.pdf' },
    again: { type: 'boolean', about: 'run again although the evidence of this plan is there, and replace it' },
    bench: { type: 'string', value: 'module.ts', about: 'a bench of your own, exported as "bench"' },
  },
  examples: [
    'vitalbench run examples/breast-fna/study.yaml',
    'vitalbench run study.yaml --language de,en --workers 4',
    'vitalbench run study.yaml --json | jq .verdict',
  ],
  async run({ args, options, output }) {
    const file = onlyArgument(args, { what: 'study file', usage })
    const benches = await benchesWith(options.bench as string | undefined)
    const study = await lockStudyFile(file, benches, output)
    const out = resolve((options.out as string | undefined) ?? 'evidence')
    const folder = evidenceFolder(out, study)
    const bench = benches.find(({ name }) => name === study.plan.bench.name)
    if (bench === undefined) throw fail('CLI_BENCH_UNKNOWN', { bench: study.plan.bench.name })
    // All options are read before anything is moved.
    const workers = countOption('workers', options.workers, availableParallelism())
    const languages = languagesOption(options.language)
    const known = existsSync(folder) && options.again !== true
    const evidenceOf = () => runToEvidence(study, bench, { out, workers, languages, pdf: options['no-pdf'] !== true, output })
    if (!known) await replacing(folder, evidenceOf)
    output.progress('verifying …')
    // Evidence that was there before counts only if it is our own.
    const trustedKeys = known ? [(await loadOrCreateKey(defaultKeyPath())).keyid] : []
    const verified = await verifyEvidence(folder, { benches, trustedKeys })
    output.progress('')
    // A folder has the name that it was given: only the plan in it says what was run.
    if (known && verified.ok && planDigest((await readEvidence(folder)).plan) !== planDigest(study.plan))
      throw fail('CLI_EVIDENCE_OTHER', { folder })
    if (known) output.line('This plan has been run already; its evidence is verified and shown. Use --again to run it anew.\n')
    const untold = known && options.language ? languages.filter((language) => !reportLanguages(folder).includes(language)) : []
    if (untold.length > 0) output.line(`It has no report in ${untold.join(', ')}; --again writes one.\n`)
    return showVerdict(folder, verified, output)
  },
}

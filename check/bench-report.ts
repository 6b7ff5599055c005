/**
 * `npm run bench:report [evidence folder]`: the full report of a study from its outcomes (all measures, subgroups, 2,000 bootstraps,
 * figures, HTML and PDF), timed step by step, with the memory it took. Without a folder the sepsis study is run first.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bench } from '@vitalbench/benches/model'
import { readEvidence, renderReport, renderReportPdf } from '@vitalbench/evidence'
import { planDigest } from '@vitalbench/bench/study'
import { root } from './files.ts'

function sepsisEvidence(): string {
  const out = mkdtempSync(join(tmpdir(), 'vitalbench-report-'))
  const args = ['cli/main.ts', 'run', 'examples/sepsis-alarms/study.yaml', '--no-pdf', '--out', out]
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status === 3) throw new Error('the sepsis study did not run; is its data there?')
  return join(out, readdirSync(out)[0])
}

const folder = process.argv[2] ?? sepsisEvidence()
const rows: { step: string; seconds: string; 'resident MiB': string }[] = []

async function timed<T>(step: string, work: () => Promise<T> | T): Promise<T> {
  const began = performance.now()
  const result = await work()
  rows.push({
    step,
    seconds: ((performance.now() - began) / 1000).toFixed(2),
    'resident MiB': (process.memoryUsage().rss / 2 ** 20).toFixed(0),
  })
  return result
}

const { plan, outcomes, findings, circumstances } = await timed('read the evidence', () => readEvidence(folder))
const concluded = await timed('conclude: every measure, interval, subgroup and figure', () =>
  bench.conclude(outcomes, bench.plan.parse(plan.plan), plan),
)
const input = { plan, planDigest: planDigest(plan), findings: { ...findings, ...concluded }, circumstances, evidenceDigest: '', bench }
await timed('report as HTML', () => renderReport(input, 'en'))
await timed('report as PDF', () => renderReportPdf(input, 'en'))

console.log(
  `${outcomes.length} cases, ${concluded.measures.length} measures, ${new Set(concluded.measures.map(({ group }) => group)).size - 1} subgroups`,
)
console.table(rows)

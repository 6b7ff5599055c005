import { join } from 'node:path'
import { readEvidence } from '@vitalbench/evidence'
import type { Evidence, Verification } from '@vitalbench/evidence'
import { exitCodes } from './command.ts'
import type { Colour, Output } from './output.ts'

const marks = { pass: ['green', 'PASS'], fail: ['red', 'FAIL'], inconclusive: ['yellow', 'INCONCLUSIVE'] } as const satisfies Record<
  string,
  readonly [Colour, string]
>

const short = (value: number): string => String(Number(value.toPrecision(4)))

/** The criteria with the limit and the number that each was judged on. */
const judgedOn = ({ plan, findings }: Evidence) =>
  findings.criteria.map((criterion) => {
    const measure = findings.measures.find(({ name, group }) => name === criterion.measure && group === criterion.group)
    const limit = plan.criteria.find(({ id }) => id === criterion.id)?.limit
    return { ...criterion, limit, value: measure?.value ?? null, interval: measure?.interval ?? null, n: measure?.n ?? null }
  })

/** Shows the verdict of verified evidence, criterion by criterion, and gives the exit code that goes with it. */
export async function showVerdict(folder: string, verified: Verification, output: Output): Promise<number> {
  if (!verified.ok) {
    for (const { file, message, cure } of verified.problems) output.line(`${file}: ${message}\n  → ${cure}`)
    output.result({ folder, verified })
    return exitCodes.error
  }
  const evidence = await readEvidence(folder)
  const { plan, findings } = evidence
  const criteria = judgedOn(evidence)
  const { evidenceDigest } = verified
  output.line(output.colour('bold', plan.title))
  output.line(`${plan.question}\n`)
  for (const criterion of criteria) {
    const [colour, word] = marks[criterion.verdict]
    const interval = criterion.interval ? ` [${short(criterion.interval.low)}, ${short(criterion.interval.high)}]` : ''
    const value = criterion.value === null ? `not estimable: ${criterion.why}` : `${short(criterion.value)}${interval}`
    const more = criterion.more ? `; about ${criterion.more} more cases would settle it` : ''
    output.line(`  ${output.colour(colour, word.padEnd(12))} ${criterion.text}`)
    output.line(
      output.colour(
        'dim',
        `               ${criterion.measure}${criterion.group === 'all' ? '' : ` in ${criterion.group}`} ${value}${more}`,
      ),
    )
  }
  const [colour, word] = marks[findings.verdict]
  output.line(`\n${output.colour(colour, word)}  evidence ${evidenceDigest}`)
  output.line(`report    ${folder}/report.html`)
  const report = join(folder, 'report.html')
  output.result({ folder, report, evidenceDigest, verdict: findings.verdict, criteria, verified: verified.checks })
  return exitCodes[findings.verdict]
}
